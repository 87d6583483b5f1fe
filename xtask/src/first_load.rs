//! How much a first visit has to load, and how much comes by itself after it has started.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::shell::Outcome;

/// The most that a first visit should load, gzipped, in bytes. Printed, not enforced: a browser test keeps the load from growing.
const BUDGET: usize = 350_000;

/// The files of a first visit and their sizes.
pub(crate) struct FirstLoad {
    /// What the first page waits for.
    files: Vec<WeighedFile>,
    /// What is fetched when it stands.
    after_start: Vec<WeighedFile>,
}

struct WeighedFile {
    name: String,
    plain: usize,
    gzipped: usize,
}

impl FirstLoad {
    /// Whether the first load is within its budget.
    fn fits(&self) -> bool {
        self.total() <= BUDGET
    }

    fn total(&self) -> usize {
        self.files.iter().map(|file| file.gzipped).sum()
    }
}

/// Weighs the page in `dist` and every file that it names.
///
/// # Errors
/// When `dist` holds no page or a file cannot be read.
pub(crate) fn weigh(dist: &Path) -> Outcome<FirstLoad> {
    let page = read(&dist.join("index.html"))?;
    let text = String::from_utf8_lossy(&page);
    let mut names = names_below(dist, dist)?;
    names.retain(|name| {
        let is_named = text.contains(&format!("/{name}\"")) || text.contains(&format!("\"{name}\""));
        name == "index.html" || is_named || comes_after_start(&text, name)
    });
    names.sort();
    let (after_start, files): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| comes_after_start(&text, name));
    let weigh = |names: Vec<String>| names.into_iter().map(|name| weigh_file(dist, name)).collect::<Outcome<_>>();
    Ok(FirstLoad { files: weigh(files)?, after_start: weigh(after_start)? })
}

/// Whether the page names a file as the rest of the program or as a later style, which `boot/start.js` fetches when the first page stands.
fn comes_after_start(page: &str, name: &str) -> bool {
    let value = |before: &str| page.split_once(before).and_then(|(_, after)| after.split('"').next());
    let is_rest = value("data-rest=\"").is_some_and(|rest| rest.rsplit('/').next() == Some(name));
    is_rest || value(LATER_STYLES).is_some_and(|styles| styles.split(' ').any(|style| style == name))
}

/// What stands before the list of later styles.
const LATER_STYLES: &str = "name=\"later-styles\" content=\"";

fn weigh_file(dist: &Path, name: String) -> Outcome<WeighedFile> {
    let bytes = read(&dist.join(&name))?;
    Ok(WeighedFile { name, plain: bytes.len(), gzipped: gzipped_size(&bytes) })
}

/// The size under gzip's default level, which is what servers commonly use.
fn gzipped_size(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(bytes.len(), |gzipped| gzipped.len())
}

/// The names of all files in `folder` and below, relative to `root`, with `/` between the parts.
fn names_below(root: &Path, folder: &Path) -> Outcome<Vec<String>> {
    let describe = |error| format!("{} cannot be listed: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(describe)? {
        let path = entry.map_err(describe)?.path();
        if path.is_dir() {
            names.extend(names_below(root, &path)?);
        } else if let Ok(relative) = path.strip_prefix(root) {
            names.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(names)
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "First load{:>38}{:>12}", "size", "gzipped")?;
        self.files.iter().try_for_each(|file| writeln!(out, "{file}"))?;
        let verdict = if self.fits() { "OK, within" } else { "OVER" };
        let (total, budget) = (kilobytes(self.total()), kilobytes(BUDGET));
        write!(out, "  {:<46}{total:>12}  {verdict} the budget of {budget}", "total")?;
        if !self.after_start.is_empty() {
            write!(out, "\nAfter start, not waited for")?;
        }
        self.after_start.iter().try_for_each(|file| write!(out, "\n{file}"))
    }
}

impl fmt::Display for WeighedFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "  {:<36}{:>10}{:>12}", self.name, kilobytes(self.plain), kilobytes(self.gzipped))
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_of(gzipped: usize) -> FirstLoad {
        let file = |name: &str| WeighedFile { name: name.to_owned(), plain: 900_000, gzipped };
        FirstLoad { files: vec![file("app.wasm")], after_start: vec![file("rest.wasm")] }
    }

    #[test]
    fn the_budget_is_the_last_size_that_fits() {
        assert!(load_of(BUDGET).fits());
        assert!(!load_of(BUDGET + 1).fits());
        assert!(load_of(BUDGET + 1).to_string().contains("OVER the budget of 350.0 kB"));
    }

    #[test]
    fn what_comes_after_the_start_is_told_apart() {
        let page = "<script data-rest=\"./rest.wasm\" data-wasm=\"./app.wasm\">";
        assert!(comes_after_start(page, "rest.wasm"));
        assert!(!comes_after_start(page, "app.wasm"));
        assert!(!comes_after_start("<script data-wasm=\"./app.wasm\">", "app.wasm"));
        assert_eq!(load_of(BUDGET).total(), BUDGET);
    }

    #[test]
    fn repetition_is_what_gzip_takes_out() {
        assert!(gzipped_size(&[b'a'; 10_000]) < 100);
    }
}
