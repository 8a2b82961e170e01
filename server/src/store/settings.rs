//! Settings that are the same for everybody and are kept with the reports.

use async_trait::async_trait;

use super::session::Session;
use super::writer::Write;
use super::{News, Store, StoreError};

impl Store {
    /// What was set under a name.
    pub async fn setting(&self, name: &'static str) -> Result<Option<String>, StoreError> {
        let mut reader = self.reader().await?;
        let row = reader.session().query("SELECT value FROM settings WHERE name = $1").bind(name).optional().await?;
        Ok(row.map(|row| row.get("value")).transpose()?)
    }

    /// Sets a value, in place of the one before.
    pub async fn set(&self, name: &'static str, value: String) -> Result<(), StoreError> {
        self.write(Set { name, value }).await
    }
}

#[derive(Debug)]
struct Set {
    name: &'static str,
    value: String,
}

#[async_trait]
impl Write for Set {
    type Output = ();

    async fn write(&self, session: &mut Session<'_>, _: &mut Vec<News>) -> Result<(), StoreError> {
        session
            .query(
                "INSERT INTO settings (name, value) VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )
            .bind(self.name)
            .bind(&self.value)
            .execute()
            .await?;
        Ok(())
    }
}
