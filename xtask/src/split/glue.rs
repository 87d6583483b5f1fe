//! The JavaScript between the program and the browser, as wasm-bindgen writes it, made smaller.

use std::collections::BTreeMap;

use crate::shell::Outcome;

/// The script with what it offers to the program under shorter names, and without indentation and remarks.
///
/// # Errors
/// When a name is not found as wasm-bindgen writes it.
pub(crate) fn tighten(script: &str, short_names: &BTreeMap<&str, String>) -> Outcome<String> {
    let mut tight = String::new();
    let mut found = 0;
    for line in script.lines().map(str::trim).filter(|line| !is_remark(line)) {
        let renamed = line.split_once(": ").and_then(|(name, rest)| Some((short_names.get(name)?, rest)));
        match renamed {
            Some((short, rest)) => {
                found += 1;
                tight.push_str(&format!("{short}: {rest}"));
            }
            None => tight.push_str(line),
        }
        tight.push('\n');
    }
    if found == short_names.len() {
        Ok(tight)
    } else {
        Err(format!("the script offers {found} of the {} functions that the program imports", short_names.len()))
    }
}

/// Whether a line says nothing to the browser.
fn is_remark(line: &str) -> bool {
    line.is_empty() || line.starts_with("//") || line.starts_with("/*") || line.starts_with("* ") || line == "*/"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_keeps_what_it_does() {
        let script = "/**\n * Says it.\n */\nconst offers = {\n    __wbg_say_1f: function(it) {\n        // so\n        say(it);\n    },\n};\n";
        let names = BTreeMap::from([("__wbg_say_1f", "a".to_owned())]);
        assert_eq!(tighten(script, &names).as_deref(), Ok("const offers = {\na: function(it) {\nsay(it);\n},\n};\n"));
    }

    #[test]
    fn what_is_not_offered_is_missed() {
        let names = BTreeMap::from([("__wbg_say_1f", "a".to_owned())]);
        assert!(tighten("const offers = {};", &names).is_err());
    }
}
