//! The file that tells the validator how this organisation wants to be checked.

use std::fs;
use std::io;
use std::path::PathBuf;

use postmortem::lint::Context;

/// The settings of every command that checks reports.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct RulesConfig {
    /// JSON file with severities of rules and with names and roles that count as people, such as
    /// {"rules": {"tone.animated": "off", "act.no-owner": "error"}, "names": ["Ana Torres"], "roles": ["duty manager"]}
    #[arg(long, env = "POSTMORTEM_RULES", value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

/// Why the file cannot be used: one sentence that says where and what.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// It cannot be read.
    #[error("The rules file {0} cannot be read: {1}.")]
    Read(PathBuf, #[source] io::Error),
    /// It is not what was expected; the source names line and column.
    #[error("The rules file {0} cannot be used: {1}.")]
    Json(PathBuf, #[source] serde_json::Error),
    /// It names something that does not exist.
    #[error("The rules file {0} cannot be used: {1}.")]
    Fault(PathBuf, String),
}

impl RulesConfig {
    /// What the file says; without one the rules stand as their pages describe them.
    pub fn context(&self) -> Result<Context, RulesError> {
        let Some(file) = &self.rules else { return Ok(Context::default()) };
        let text = fs::read_to_string(file).map_err(|error| RulesError::Read(file.clone(), error))?;
        let context: Context = serde_json::from_str(&text).map_err(|error| RulesError::Json(file.clone(), error))?;
        match context.fault() {
            Some(fault) => Err(RulesError::Fault(file.clone(), fault)),
            None => Ok(context),
        }
    }
}

#[cfg(test)]
mod tests {
    use postmortem::lint::Level;

    use super::*;

    fn read(text: &str) -> Result<Context, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rules.json");
        fs::write(&file, text).unwrap();
        RulesConfig { rules: Some(file) }.context().map_err(|error| error.to_string())
    }

    #[test]
    fn severities_names_and_roles_are_read() {
        let context = read(r#"{"rules": {"act.no-owner": "off"}, "roles": ["duty manager"]}"#).unwrap();
        assert_eq!(context.rules["act.no-owner"], Level::Off);
        assert_eq!((context.names.len(), context.roles[0].as_str()), (0, "duty manager"));
    }

    #[test]
    fn a_wrong_file_is_an_error_that_says_what_and_where() {
        for (text, expected) in [
            ("{", "line 1"),
            (r#"{"severities": {}}"#, "severities"),
            (r#"{"rules": {"act.no-owner": "fatal"}}"#, "fatal"),
            (r#"{"rules": {"act.nobody": "hint"}}"#, "act.nobody"),
            (r#"{"names": [" - "]}"#, "no letter"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(expected) && error.contains("rules.json"), "{error}");
        }
        let missing = RulesConfig { rules: Some("no/such/file".into()) }.context().unwrap_err().to_string();
        assert!(missing.contains("no/such/file"), "{missing}");
    }
}
