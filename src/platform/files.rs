//! Files in and out: downloads, and what people choose or drop.

use std::fmt;

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::packing::Packed;
use super::page;

/// Files beyond this are refused unread.
pub const MAX_FILE_BYTES: f64 = 64.0 * 1024.0 * 1024.0;
/// How long a download may take to begin before its address is given back, in milliseconds.
const DOWNLOAD_GRACE: u32 = 10_000;

/// Why a file could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than [`MAX_FILE_BYTES`].
    TooLarge,
    /// The browser could not read it: it was moved, deleted, or may not be read.
    Unreadable,
    /// The browser could not hand it over.
    NotSaved,
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TooLarge => "the file is larger than 64 MiB",
            Self::Unreadable => "the browser could not read the file; was it moved or deleted?",
            Self::NotSaved => "the browser could not save the file",
        })
    }
}

impl std::error::Error for FileError {}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// Its content; what is no UTF-8 is replaced, so that the reader of the format can say what is wrong.
    pub text: String,
}

/// A blob of some text.
pub(super) fn blob_of(text: &Packed, media_type: &str) -> Result<Blob, FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(text.bytes());
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| FileError::NotSaved)
}

/// Downloads a text as a file of this name.
///
/// # Errors
/// [`FileError::NotSaved`] when the browser refuses, mostly for lack of memory.
pub fn download_text(name: &str, media_type: &str, text: &str) -> Result<(), FileError> {
    download_packed(name, media_type, &Packed::of(text))
}

/// Downloads a text as it came from another thread as a file of this name.
///
/// # Errors
/// [`FileError::NotSaved`] when the browser refuses, mostly for lack of memory.
pub fn download_packed(name: &str, media_type: &str, text: &Packed) -> Result<(), FileError> {
    download(name, &blob_of(text, media_type)?)
}

/// Downloads a blob as a file of this name.
///
/// # Errors
/// [`FileError::NotSaved`] when the browser refuses.
pub fn download(name: &str, blob: &Blob) -> Result<(), FileError> {
    let url = Url::create_object_url_with_blob(blob).map_err(|_| FileError::NotSaved)?;
    let link = page::document().create_element("a").map_err(|_| FileError::NotSaved)?;
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(DOWNLOAD_GRACE, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// Reads a file.
///
/// # Errors
/// [`FileError::TooLarge`] or [`FileError::Unreadable`].
pub async fn read(file: File) -> Result<ReadFile, FileError> {
    if file.size() > MAX_FILE_BYTES {
        return Err(FileError::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileError::Unreadable)?;
    let text = text.as_string().ok_or(FileError::Unreadable)?;
    Ok(ReadFile { name: file.name(), text })
}

/// What was chosen in a file input; the input is emptied so that the same file can be chosen again.
pub fn take_chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files();
    let chosen = files.map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect());
    input.set_value("");
    chosen.unwrap_or_default()
}

/// Whether a drag carries files.
pub fn carries_files(event: &DragEvent) -> bool {
    let Some(transfer) = event.data_transfer() else { return false };
    transfer.types().includes(&JsValue::from_str("Files"), 0)
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|transfer| transfer.files());
    files.map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect()).unwrap_or_default()
}
