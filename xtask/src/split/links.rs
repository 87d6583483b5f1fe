//! Which function uses what, as the linker has noted it: what is called, and what is named by its address.
//!
//! The linked program is the one that the compiler leaves, before it gets its JavaScript and is optimised. Functions keep their
//! symbols afterwards and data their place in memory, so that what is learnt from it holds for the program that is served.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{
    DataSectionReader, KnownCustom, Linking, LinkingSectionReader, Parser, Payload, RelocSectionReader, RelocationType,
    SymbolInfo,
};

use crate::shell::Outcome;

use super::program::{Program, damaged, start_of};

/// Something that is used: a function by its index, or data by their place in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Used {
    Function(u32),
    Data(Place),
}

/// A piece of memory, its end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What each function and each piece of data uses.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) uses: BTreeMap<Used, BTreeSet<Used>>,
    /// The data that never change, by place.
    pub(crate) constants: BTreeSet<Place>,
    /// What is used by data that may change, or that nobody is known to own.
    pub(crate) always: BTreeSet<Used>,
}

/// The parts of a linked program that say where things lie.
#[derive(Default)]
struct Layout<'a> {
    /// Where the content of each section begins in the file.
    sections: Vec<usize>,
    segments: Vec<Laid<'a>>,
    symbols: Vec<Option<Used>>,
    notes: Vec<RelocSectionReader<'a>>,
}

/// A segment of the data: where its bytes are in the file and in memory, and what it is called.
struct Laid<'a> {
    file: Range<usize>,
    address: u32,
    name: &'a str,
}

impl Links {
    /// Reads the notes of the linker on a program.
    ///
    /// # Errors
    /// When the program is damaged or has none.
    pub(crate) fn read(bytes: &[u8], program: &Program<'_>) -> Outcome<Self> {
        let layout = Layout::read(bytes)?;
        if layout.notes.is_empty() || layout.symbols.is_empty() {
            return Err("the linker has left no notes; build.rs asks for them".to_owned());
        }
        let mut links = Self::default();
        let places: BTreeSet<Place> = layout.symbols.iter().flatten().filter_map(Used::data).collect();
        for segment in layout.segments.iter().filter(|segment| segment.name.starts_with(".rodata")) {
            let within = segment.address..segment.address + super::program::index(segment.file.len());
            links.constants.extend(places.iter().filter(|place| within.contains(&place.start)));
        }
        for notes in &layout.notes {
            let Some(base) = layout.sections.get(notes.section_index() as usize) else { continue };
            for note in notes.entries() {
                let note = note.map_err(damaged)?;
                if note.ty == RelocationType::TypeIndexLeb {
                    continue;
                }
                if let Some(used) = layout.symbols.get(note.index as usize).copied().flatten() {
                    links.note(layout.owner(program, &places, base + note.offset as usize), used);
                }
            }
        }
        Ok(links)
    }

    fn note(&mut self, owner: Option<Used>, used: Used) {
        match owner {
            Some(Used::Data(place)) if !self.constants.contains(&place) => self.always.insert(used),
            Some(owner) => self.uses.entry(owner).or_default().insert(used),
            None => self.always.insert(used),
        };
    }
}

impl Used {
    fn data(&self) -> Option<Place> {
        match self {
            Self::Data(place) => Some(*place),
            Self::Function(_) => None,
        }
    }
}

impl<'a> Layout<'a> {
    fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut layout = Self::default();
        let mut linking = None;
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(damaged)?;
            if let Some((_, content)) = payload.as_section() {
                layout.sections.push(content.start);
            }
            match payload {
                Payload::DataSection(reader) => layout.take_data(reader)?,
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(reader) => linking = Some(reader),
                    KnownCustom::Reloc(reader) => layout.notes.push(reader),
                    _ => {}
                },
                _ => {}
            }
        }
        linking.map_or(Ok(()), |reader| layout.take_symbols(&reader))?;
        Ok(layout)
    }

    fn take_data(&mut self, reader: DataSectionReader<'a>) -> Outcome {
        for data in reader {
            let data = data.map_err(damaged)?;
            let file = data.range.end - data.data.len()..data.range.end;
            self.segments.push(Laid { file, address: start_of(&data)?, name: "" });
        }
        Ok(())
    }

    fn take_symbols(&mut self, reader: &LinkingSectionReader<'a>) -> Outcome {
        for subsection in reader.subsections() {
            match subsection.map_err(damaged)? {
                Linking::SegmentInfo(infos) => {
                    for (segment, info) in self.segments.iter_mut().zip(infos) {
                        segment.name = info.map_err(damaged)?.name;
                    }
                }
                Linking::SymbolTable(symbols) => {
                    for symbol in symbols {
                        let symbol = self.used(&symbol.map_err(damaged)?);
                        self.symbols.push(symbol);
                    }
                }
                _ => {}
            }
        }
        self.join_overlapping();
        Ok(())
    }

    fn used(&self, symbol: &SymbolInfo<'_>) -> Option<Used> {
        match symbol {
            SymbolInfo::Func { index, .. } => Some(Used::Function(*index)),
            SymbolInfo::Data { symbol: Some(symbol), .. } => {
                let start = self.segments.get(symbol.index as usize)?.address + symbol.offset;
                Some(Used::Data(Place { start, end: start + symbol.size }))
            }
            _ => None,
        }
    }

    /// Takes symbols that share bytes for one.
    fn join_overlapping(&mut self) {
        let places: BTreeSet<Place> = self.symbols.iter().flatten().filter_map(Used::data).collect();
        let mut joined: Vec<Place> = Vec::new();
        for place in places {
            match joined.last_mut() {
                Some(last) if place.start < last.end || place.start == last.start => last.end = last.end.max(place.end),
                _ => joined.push(place),
            }
        }
        for symbol in self.symbols.iter_mut().flatten() {
            if let Used::Data(place) = symbol {
                let at = joined.partition_point(|other| other.start <= place.start);
                *place = at.checked_sub(1).map_or(*place, |at| joined[at]);
            }
        }
    }

    /// Whose code or data these bytes of the file are.
    fn owner(&self, program: &Program<'_>, places: &BTreeSet<Place>, file: usize) -> Option<Used> {
        if let Some(segment) = self.segments.iter().find(|segment| segment.file.contains(&file)) {
            let address = segment.address + super::program::index(file - segment.file.start);
            let before = places.range(..=Place { start: address, end: u32::MAX }).next_back();
            return before.filter(|place| address < place.end).map(|place| Used::Data(*place));
        }
        let at = program.bodies.partition_point(|body| body.range().start <= file).checked_sub(1)?;
        program.bodies[at]
            .range()
            .contains(&file)
            .then(|| Used::Function(program.imported() + super::program::index(at)))
    }
}
