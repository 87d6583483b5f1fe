//! The models that come with the program.

use crate::editor::document::Document;
use crate::format;

/// A model that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name.
    pub name: &'static str,
    /// What it shows, in a sentence.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Every sample, the one for the first visit first.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "Bookshop",
        about: "Six teams and two journeys. Small enough to see everything at once.",
        text: include_str!("../../../samples/bookshop.counterpoint.json"),
    },
    Sample {
        name: "Online Boutique",
        about: "One frontend, ten services, and every call waited for.",
        text: include_str!("../../../samples/online-boutique.counterpoint.json"),
    },
    Sample {
        name: "Sock Shop",
        about: "A store per service, and a queue before the warehouse.",
        text: include_str!("../../../samples/sock-shop.counterpoint.json"),
    },
    Sample {
        name: "Spring PetClinic",
        about: "A gateway, a clinic, an assistant, and what they all run on.",
        text: include_str!("../../../samples/spring-petclinic.counterpoint.json"),
    },
    Sample {
        name: "Hotel Reservation",
        about: "Ten services with twelve stores around one frontend.",
        text: include_str!("../../../samples/hotel-reservation.counterpoint.json"),
    },
];

/// The sample of the first visit; `None` only if the file that was built in is damaged, which a test rules out.
pub fn bookshop() -> Option<Document> {
    let sample = SAMPLES.first()?;
    format::read(sample.text).ok().map(|reading| reading.document)
}
