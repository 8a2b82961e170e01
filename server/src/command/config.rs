//! `postmortem config`: what is in force, and where each value comes from.

use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args as _};

use super::{CommandError, say};
use crate::config::Config;
use crate::store::without_secrets;

/// One setting of `postmortem serve`.
#[derive(Debug)]
pub(super) struct Setting {
    flag: String,
    /// As it was given, without passwords.
    value: String,
    /// The flag, the variable, or neither.
    source: String,
}

pub(super) fn run(config: &Config, settings: &[Setting]) -> Result<ExitCode, CommandError> {
    let width = |of: fn(&Setting) -> &String| settings.iter().map(|setting| of(setting).chars().count()).max();
    let [flags, values] =
        [width(|setting| &setting.flag), width(|setting| &setting.value)].map(Option::unwrap_or_default);
    for Setting { flag, value, source } in settings {
        say(&format!("{flag:<flags$}  {value:<values$}  {source}"));
    }
    say(&format!("The page is {}.", config.page()));
    say(&format!("Reports are in {}.", config.database.address()?));
    Ok(ExitCode::SUCCESS)
}

/// All settings of `postmortem serve` as they were given.
pub(super) fn in_force(matches: &ArgMatches) -> Vec<Setting> {
    let setting = |argument: &Arg| {
        let id = argument.get_id().as_str();
        let flag = format!("--{}", argument.get_long().unwrap_or(id));
        let given: Option<Vec<_>> =
            matches.get_raw(id).map(|values| values.map(|value| value.to_string_lossy().into_owned()).collect());
        let source = match matches.value_source(id) {
            Some(ValueSource::CommandLine) => flag.clone(),
            Some(ValueSource::EnvVariable) => variable(argument),
            Some(ValueSource::DefaultValue) => "default".to_owned(),
            _ => String::new(),
        };
        let value = given.map_or_else(|| "not set".to_owned(), |values| without_secrets(&values.join(",")));
        Setting { flag, value, source }
    };
    arguments().iter().map(setting).collect()
}

fn arguments() -> Vec<Arg> {
    Config::augment_args(clap::Command::new("serve")).get_arguments().cloned().collect()
}

fn variable(argument: &Arg) -> String {
    argument.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of docs/configuration.md.
    fn reference() -> String {
        let line = |argument: &Arg| {
            let id = argument.get_id().as_str();
            let flag = argument.get_long().unwrap_or(id);
            let name = argument.get_value_names().filter(|_| argument.get_action().takes_values());
            let value = name.and_then(|names| names.first()).map(|name| format!(" {name}")).unwrap_or_default();
            let default = argument.get_default_values().first().filter(|_| argument.get_action().takes_values());
            let default = default.map(|value| format!("`{}`", value.to_string_lossy())).unwrap_or_default();
            let help = argument.get_help().map(|help| help.to_string()).unwrap_or_default();
            format!("| `--{flag}{value}` | `{}` | {default} | {} |\n", variable(argument), help.replace('|', "\\|"))
        };
        let head = "| flag | variable | default | what |\n|---|---|---|---|\n";
        arguments().iter().map(line).fold(head.to_owned(), |table, line| table + &line)
    }

    #[test]
    fn the_page_of_settings_is_what_the_program_takes() {
        let page = include_str!("../../../docs/configuration.md");
        assert!(page.contains(&reference()), "docs/configuration.md needs this table:\n{}", reference());
    }

    #[test]
    fn no_password_is_shown() {
        for (given, shown) in [
            ("postgres://ann:secret@db.test/reports?password=secret", "postgres://ann:…@db.test/reports?…"),
            ("postgres://ann:se@cret@db.test", "postgres://ann:…@db.test"),
            ("postgres://db.test/reports", "postgres://db.test/reports"),
            ("sqlite:data/a.sqlite", "sqlite:data/a.sqlite"),
            ("https://pm.example.com", "https://pm.example.com"),
        ] {
            assert_eq!(without_secrets(given), shown);
        }
    }
}
