//! SVG text to PNG.

use std::fmt;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::files::blob_of;
use super::packing::Packed;
use super::page;

/// Beyond this many pixels on a side browsers draw nothing, and say nothing.
pub const MAX_SIDE: f64 = 16_384.0;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum RasterError {
    /// It would be this many pixels wide and high.
    TooLarge(f64, f64),
    /// The browser could not draw it.
    NotDrawn,
}

impl fmt::Display for RasterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(width, height) => write!(
                formatter,
                "the picture would be {width:.0} × {height:.0} pixels, and browsers draw at most {MAX_SIDE:.0} on a side. Export SVG \
                 instead: it has no limit"
            ),
            Self::NotDrawn => formatter.write_str("the browser could not draw the picture. Export SVG instead"),
        }
    }
}

impl std::error::Error for RasterError {}

/// The picture of an SVG text that states its size, as a PNG of `scale` pixels per pixel of that size.
///
/// # Errors
/// [`RasterError::TooLarge`] before anything is drawn; [`RasterError::NotDrawn`] for lack of memory.
pub async fn png(svg: &str, scale: f64) -> Result<Blob, RasterError> {
    let blob = blob_of(&Packed::of(svg), "image/svg+xml").map_err(|_| RasterError::NotDrawn)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(not_drawn)?;
    let image = load(&url).await;
    let drawn = image.and_then(|image| draw(&image, scale));
    // The address was ours to give back; failing to do so costs memory only.
    let _ = Url::revoke_object_url(&url);
    encode(&drawn?).await
}

async fn load(url: &str) -> Result<HtmlImageElement, RasterError> {
    let image = HtmlImageElement::new().map_err(not_drawn)?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.map_err(not_drawn)?;
    Ok(image)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both sides are at most MAX_SIDE")]
fn draw(image: &HtmlImageElement, scale: f64) -> Result<HtmlCanvasElement, RasterError> {
    let across = (f64::from(image.natural_width()) * scale).ceil();
    let down = (f64::from(image.natural_height()) * scale).ceil();
    if across > MAX_SIDE || down > MAX_SIDE {
        return Err(RasterError::TooLarge(across, down));
    }
    let canvas: HtmlCanvasElement = page::document().create_element("canvas").map_err(not_drawn)?.unchecked_into();
    canvas.set_width(across as u32);
    canvas.set_height(down as u32);
    let context = canvas.get_context("2d").ok().flatten().ok_or(RasterError::NotDrawn)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, across, down).map_err(not_drawn)?;
    Ok(canvas)
}

async fn encode(canvas: &HtmlCanvasElement) -> Result<Blob, RasterError> {
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // Settling a promise does not throw.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    let blob = JsFuture::from(promise).await.map_err(not_drawn)?;
    // A canvas too large for the machine's memory yields null.
    blob.dyn_into().map_err(not_drawn)
}

fn not_drawn(_: JsValue) -> RasterError {
    RasterError::NotDrawn
}
