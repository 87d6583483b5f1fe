//! The page names the parts instead of the whole.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::shell::Outcome;

/// A file as it is served.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Served {
    /// A file whose name changes with what is in it.
    pub(crate) fn named(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let digits: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { name: format!("{stem}-{digits}.{extension}"), bytes }
    }

    /// The digest that a browser asks for before it lets the file run.
    fn integrity(&self) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&self.bytes)))
    }
}

/// The page with other files in place of some, the first of them the program, and the rest of the program beside that.
///
/// # Errors
/// When the page does not name the program as expected.
pub(crate) fn rewrite(page: &str, replaced: &[(&Served, &Served)], rest: &Served) -> Outcome<String> {
    let mut page = page.to_owned();
    for (before, after) in replaced {
        if !page.contains(&before.name) || !page.contains(&before.integrity()) {
            return Err(format!("the page does not name {} with its digest", before.name));
        }
        page = page.replace(&before.name, &after.name).replace(&before.integrity(), &after.integrity());
    }
    let start = page.find("data-wasm=\"").ok_or("the page has no script that starts the program")?;
    let value = &page[start + "data-wasm=\"".len()..];
    let value = value.split('"').next().unwrap_or_default();
    let folder = value.rsplit_once('/').map_or("", |(folder, _)| &value[..=folder.len()]);
    let attributes = format!("data-rest=\"{folder}{}\" data-rest-integrity=\"{}\" ", rest.name, rest.integrity());
    page.insert_str(start, &attributes);
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(name: &str) -> Served {
        Served { name: name.to_owned(), bytes: name.into() }
    }

    #[test]
    fn a_name_follows_the_content() {
        assert_eq!(Served::named("rest", "wasm", b"abc".into()).name, "rest-ba7816bf8f01cfea.wasm");
        assert_eq!(Served::named("rest", "wasm", b"abd".into()).name, "rest-a52d159f262b2c6d.wasm");
    }

    #[test]
    fn the_parts_stand_for_the_whole() {
        let (whole, first, rest) = (served("a_bg.wasm"), served("first.wasm"), served("rest.wasm"));
        let page = format!(
            "<script data-wasm=\"./a_bg.wasm\"></script><link href=\"./a_bg.wasm\" integrity=\"{}\">",
            whole.integrity()
        );
        let expected = format!(
            "<script data-rest=\"./rest.wasm\" data-rest-integrity=\"{}\" data-wasm=\"./first.wasm\"></script>\
             <link href=\"./first.wasm\" integrity=\"{}\">",
            rest.integrity(),
            first.integrity()
        );
        assert_eq!(rewrite(&page, &[(&whole, &first)], &rest), Ok(expected));
    }

    #[test]
    fn another_page_is_refused() {
        let (whole, first, rest) = (served("a.wasm"), served("first.wasm"), served("rest.wasm"));
        assert!(rewrite("<script data-wasm=\"b.wasm\">", &[(&whole, &first)], &rest).is_err());
    }
}
