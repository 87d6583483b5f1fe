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
    /// The name of its file in the folder of the samples.
    pub file: &'static str,
}

/// Every sample, the one for the first visit first.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "Bookshop",
        about: "Six teams and two journeys. Small enough to see everything at once.",
        file: "bookshop.counterpoint.json",
    },
    Sample {
        name: "Online Boutique",
        about: "One frontend, ten services, and every call waited for.",
        file: "online-boutique.counterpoint.json",
    },
    Sample {
        name: "Sock Shop",
        about: "A store per service, and a queue before the warehouse.",
        file: "sock-shop.counterpoint.json",
    },
    Sample {
        name: "Spring PetClinic",
        about: "A gateway, a clinic, an assistant, and what they all run on.",
        file: "spring-petclinic.counterpoint.json",
    },
    Sample {
        name: "Hotel Reservation",
        about: "Ten services with twelve stores around one frontend.",
        file: "hotel-reservation.counterpoint.json",
    },
];

impl Sample {
    /// Where the file lies, counted from the page.
    pub fn address(&self) -> String {
        format!("samples/{}", self.file)
    }
}

/// The sample of the first visit, built in so that it need not be waited for; `None` only if the file is damaged, which a test
/// rules out.
pub fn bookshop() -> Option<Document> {
    let text = include_str!("../../../samples/bookshop.counterpoint.json");
    format::read(text).ok().map(|reading| reading.document)
}
