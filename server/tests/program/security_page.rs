//! The tests that `SECURITY.md` names are there.

use std::fs;
use std::path::Path;

fn read_all(folder: &Path, source: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, source);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            *source += &fs::read_to_string(path).unwrap();
        }
    }
}

#[test]
fn every_test_that_the_page_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    ["src", "tests"].into_iter().for_each(|folder| read_all(&root.join(folder), &mut source));
    let page = include_str!("../../../SECURITY.md");
    let asvs = page.split("## ASVS").nth(1).unwrap();
    // Between backticks, so every second part; names of checks of other programs have no three words.
    let quoted = asvs.split('`').skip(1).step_by(2);
    let is_test = |name: &&str| name.matches('_').count() > 2 && !name.contains(['/', ' ', '.']);
    let mut count = 0;
    for name in quoted.filter(is_test) {
        let begin = name.split('…').next().unwrap();
        let whole = if begin == name { format!("fn {name}(") } else { format!("fn {begin}") };
        assert!(source.contains(&whole), "there is no test {name}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}
