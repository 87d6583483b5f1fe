//! How wide text is, near enough, without asking a browser: so that what is drawn is the same everywhere, in tests as well.

/// How heavy text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names.
    Semibold,
}

/// The size of text in world pixels, and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// From line to line it takes about 1.2 times this.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
}

/// Names on the canvas.
pub const NAME: Font = Font { size: 15.0, weight: Weight::Semibold };
/// Names with a word that is too wide for a card otherwise.
pub const NAME_LONG: Font = Font { size: 13.0, weight: Weight::Semibold };
/// Names when the drawing is small.
pub const NAME_SMALL_SCALE: Font = Font { size: 24.0, weight: Weight::Semibold };
/// The same with a word that is too wide otherwise.
pub const NAME_SMALL_SCALE_LONG: Font = Font { size: 18.0, weight: Weight::Semibold };
/// Names of contexts, and headings.
pub const HEADING: Font = Font { size: 13.0, weight: Weight::Semibold };
/// What stands on lines and below names.
pub const SECONDARY: Font = Font { size: 12.0, weight: Weight::Regular };
/// Words in chips and badges.
pub const CHIP: Font = Font { size: 11.0, weight: Weight::Semibold };

/// The sign for text left out.
const ELLIPSIS: char = '…';

/// The width of a text in world pixels. The usual sans-serif fonts differ by a few per cent; this is at the wide end of them.
pub fn width(text: &str, font: Font) -> f64 {
    let heavier = match font.weight {
        Weight::Regular => 1.0,
        Weight::Semibold => 1.12,
    };
    text.chars().map(advance).sum::<f64>() * font.size * heavier
}

/// The text broken into lines no wider than `most`, at spaces and after hyphens, within words only where a word alone is too wide.
/// What does not fit into `lines` lines is left out and an ellipsis stands for it.
pub fn wrap(text: &str, font: Font, most: f64, lines: usize) -> Vec<String> {
    let mut broken: Vec<String> = Vec::new();
    for word in words(text) {
        push_word(&mut broken, word, font, most);
    }
    let too_long = broken.len() > lines;
    broken.truncate(lines);
    if let Some(last) = broken.last_mut().filter(|_| too_long) {
        *last = with_ellipsis(last, font, most);
    }
    broken.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    broken
}

/// Whether no single word is wider than `most`.
pub fn fits_words(text: &str, font: Font, most: f64) -> bool {
    words(text).all(|word| width(word.trim_end(), font) <= most)
}

/// The text on one line, cut where it is wider than `most`.
pub fn shorten(text: &str, font: Font, most: f64) -> String {
    match width(text, font) <= most {
        true => text.to_owned(),
        false => with_ellipsis(text, font, most),
    }
}

fn push_word(lines: &mut Vec<String>, word: &str, font: Font, most: f64) {
    if let Some(line) = lines.last_mut()
        && width(&format!("{line}{}", word.trim_end()), font) <= most
    {
        line.push_str(word);
        return;
    }
    let mut line = String::new();
    for letter in word.chars() {
        if !line.is_empty() && width(&line, font) + width(letter.encode_utf8(&mut [0; 4]).trim_end(), font) > most {
            lines.push(std::mem::take(&mut line));
        }
        line.push(letter);
    }
    if !line.is_empty() {
        lines.push(line);
    }
}

/// The text in pieces that each end where a line may break.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.trim()
        .split_inclusive([' ', '-', '/', '_', '.', '\u{200b}', '\n', '\t'])
        .filter(|word| !word.trim().is_empty())
}

fn with_ellipsis(text: &str, font: Font, most: f64) -> String {
    let mut kept = start_within(text, font, most).trim_end().to_owned();
    loop {
        let candidate = format!("{}{ELLIPSIS}", kept.trim_end_matches([' ', '-', '.', ',']));
        if kept.is_empty() || width(&candidate, font) <= most {
            return candidate;
        }
        kept.pop();
    }
}

/// As much of the text as is no wider than `most`: however long a text is, no more of it is looked at than is drawn.
fn start_within(text: &str, font: Font, most: f64) -> &str {
    let mut used = 0.0;
    let beyond = text.char_indices().find(|(_, letter)| {
        used += width(letter.encode_utf8(&mut [0; 4]), font);
        used > most
    });
    &text[..beyond.map_or(text.len(), |(at, _)| at)]
}

/// The width of a character, in ems.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' | '!' | '.' | ',' | ':' | ';' => 0.29,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '·' => 0.38,
        's' | 'c' | 'z' | 'J' | 'k' | 'x' | 'v' | 'y' => 0.56,
        'm' | 'M' | 'W' | '@' | '%' | '…' => 0.95,
        'w' => 0.8,
        'A'..='Z' | '&' => 0.7,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe0f}' => 0.0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 1.0,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3fffd}' => 1.0,
        _ => 0.62,
    }
}
