//! Reading a file from this site, and from no other.

use std::fmt;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

use super::page;

/// Why a linked file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The link is no address.
    NotAnAddress,
    /// The link points to another site: this one.
    OtherSite(String),
    /// The server did not answer, or the network is down.
    NoAnswer,
    /// The server answered with this status.
    Status(u16),
}

impl fmt::Display for FetchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnAddress => formatter.write_str("the link is not an address"),
            Self::OtherSite(origin) => write!(
                formatter,
                "the link points to {origin}, and models are only opened from the site that Counterpoint runs on. Download the \
                 file and open it from disk"
            ),
            Self::NoAnswer => formatter.write_str("the server did not answer"),
            Self::Status(status) => write!(formatter, "the server answered {status}"),
        }
    }
}

impl std::error::Error for FetchError {}

/// The text at an address on this site; a relative one counts from the page.
///
/// # Errors
/// [`FetchError::OtherSite`] without asking the other site anything; else what went wrong.
pub async fn same_origin_text(address: &str) -> Result<String, FetchError> {
    let location = page::window().location();
    let base = location.href().map_err(|_| FetchError::NotAnAddress)?;
    let url = Url::new_with_base(address, &base).map_err(|_| FetchError::NotAnAddress)?;
    if location.origin().ok().as_ref() != Some(&url.origin()) {
        return Err(FetchError::OtherSite(url.origin()));
    }
    let response = JsFuture::from(page::window().fetch_with_str(&url.href()));
    let response: Response = response.await.map_err(|_| FetchError::NoAnswer)?.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(|_| FetchError::NoAnswer)?);
    text.await.ok().and_then(|text| text.as_string()).ok_or(FetchError::NoAnswer)
}
