//! What a server may set: severities, and who counts as a person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{RULES, Severity};

/// What rules need beside the report. The default is what the rule pages say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Context {
    /// Of rules by name, where they differ from the rule's own.
    pub rules: BTreeMap<String, Level>,
    /// Names that count as persons in every report, such as `Ana Torres`.
    pub names: Vec<String>,
    /// Roles that count as persons beside those that are known, such as `duty manager`.
    pub roles: Vec<String>,
}

/// What a rule's findings count for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The rule is not asked.
    Off,
    /// As [`Severity::Hint`].
    Hint,
    /// As [`Severity::Warning`].
    Warning,
    /// As [`Severity::Error`].
    Error,
}

impl Context {
    /// What is wrong with it: a rule that does not exist, a name without letters.
    pub fn fault(&self) -> Option<String> {
        let is_known = |name: &&String| RULES.iter().any(|rule| rule.name == **name);
        if let Some(name) = self.rules.keys().find(|name| !is_known(name)) {
            return Some(format!("no rule is named {name:?}; /rules lists all"));
        }
        let is_empty = |name: &&String| !name.contains(char::is_alphanumeric);
        let name = self.names.iter().chain(&self.roles).find(is_empty)?;
        Some(format!("{name:?} is not a name or role: it contains no letter"))
    }

    /// How much findings of a rule count, if it is asked.
    pub(crate) fn severity(&self, rule: &str) -> Option<Severity> {
        match self.level(rule) {
            Some(level) => level.severity(),
            None => RULES.iter().find(|known| known.name == rule).map(|known| known.severity),
        }
    }

    /// What the settings say of a rule.
    pub(super) fn level(&self, rule: &str) -> Option<Level> {
        // Most servers set none.
        if self.rules.is_empty() { None } else { self.rules.get(rule).copied() }
    }
}

impl Level {
    /// `None` for a rule that is off.
    pub(super) const fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Hint => Some(Severity::Hint),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}
