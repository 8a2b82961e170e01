//! Texts under keys, as local storage has them.

use std::collections::BTreeMap;

/// What can be read. Whoever is given this cannot write.
pub trait Stored {
    /// All keys that begin with `prefix`, in order.
    fn keys(&self, prefix: &str) -> Vec<String>;

    /// The text under `key`.
    fn read(&self, key: &str) -> Option<String>;

    /// True where there is a text under `key`, which need not be read for that.
    fn has(&self, key: &str) -> bool {
        self.read(key).is_some()
    }
}

/// What can be changed as well.
pub trait Storage: Stored {
    /// Keeps `text` under `key`, in the place of what is there.
    ///
    /// # Errors
    /// The storage is full, blocked or broken: what was there is there still.
    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Removes `key` with its text.
    fn remove(&mut self, key: &str);
}

/// A storage did not take a text, for whatever reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageError;

/// Changes that belong together. The first text that cannot be written ends them, so that nothing is removed
/// before it has another place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(Vec<PlanStep>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum PlanStep {
    Write { key: String, text: String },
    Remove { key: String },
}

impl Plan {
    /// Adds a text to be written.
    #[must_use]
    pub fn write(mut self, key: String, text: String) -> Plan {
        self.0.push(PlanStep::Write { key, text });
        self
    }

    /// Adds a key to be removed.
    #[must_use]
    pub fn remove(mut self, key: String) -> Plan {
        self.0.push(PlanStep::Remove { key });
        self
    }

    /// Does it.
    ///
    /// # Errors
    /// A text could not be written; what stands behind it in the plan was not done.
    pub fn carry_out(self, storage: &mut dyn Storage) -> Result<(), StorageError> {
        for change in self.0 {
            match change {
                PlanStep::Write { key, text } => storage.write(&key, &text)?,
                PlanStep::Remove { key } => storage.remove(&key),
            }
        }
        Ok(())
    }
}

impl Stored for BTreeMap<String, String> {
    fn keys(&self, prefix: &str) -> Vec<String> {
        let from = self.range(prefix.to_owned()..);
        from.map(|(key, _)| key).take_while(|key| key.starts_with(prefix)).cloned().collect()
    }

    fn read(&self, key: &str) -> Option<String> {
        self.get(key).cloned()
    }

    fn has(&self, key: &str) -> bool {
        self.contains_key(key)
    }
}

impl Storage for BTreeMap<String, String> {
    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageError> {
        self.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) {
        BTreeMap::remove(self, key);
    }
}
