//! The program as the build leaves it, taken apart as far as cutting it in two needs.

use std::collections::BTreeMap;

use wasm_encoder::{Module, RawSection, SectionId};
use wasmparser::{
    Data, DataKind, ElementItems, ElementKind, Export, FuncType, FunctionBody, Import, KnownCustom, Name, Operator,
    Parser, Payload, TypeRef,
};

use crate::shell::Outcome;

/// A WebAssembly module. Functions go by their index, imported ones first.
pub(crate) struct Program<'a> {
    /// The signatures that functions refer to.
    pub(crate) types: Vec<FuncType>,
    pub(crate) imports: Vec<Import<'a>>,
    /// Which signature each function has.
    pub(crate) signatures: Vec<u32>,
    pub(crate) tables: Vec<wasmparser::TableType>,
    pub(crate) memories: Vec<wasmparser::MemoryType>,
    pub(crate) globals: Vec<wasmparser::GlobalType>,
    pub(crate) exports: Vec<Export<'a>>,
    pub(crate) segments: Vec<Segment>,
    /// The functions that are not imported.
    pub(crate) bodies: Vec<FunctionBody<'a>>,
    /// The full name of each function; empty where the build has kept none.
    pub(crate) symbols: Vec<String>,
    /// The same without what changes with the compiler.
    pub(crate) names: Vec<String>,
    pub(crate) data: Vec<Data<'a>>,
    /// The sections as they stand: their identifiers and their content.
    sections: Vec<(u8, &'a [u8])>,
}

/// Functions that are called through a table, from this slot on.
pub(crate) struct Segment {
    pub(crate) table: u32,
    pub(crate) slot: u32,
    pub(crate) functions: Vec<u32>,
}

impl<'a> Program<'a> {
    /// Takes a module apart.
    ///
    /// # Errors
    /// When it is damaged, or uses what Rust's programs have not used so far.
    pub(crate) fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut program = Self {
            types: Vec::new(),
            imports: Vec::new(),
            signatures: Vec::new(),
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            exports: Vec::new(),
            segments: Vec::new(),
            bodies: Vec::new(),
            symbols: Vec::new(),
            names: Vec::new(),
            data: Vec::new(),
            sections: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(damaged)?;
            if let Some((id, range)) = payload.as_section() {
                program.sections.push((id, &bytes[range]));
            }
            program.take(payload)?;
        }
        program.symbols.resize(program.signatures.len(), String::new());
        program.names = program.symbols.iter().map(|symbol| without_digests(symbol)).collect();
        Ok(program)
    }

    fn take(&mut self, payload: Payload<'a>) -> Outcome {
        match payload {
            Payload::TypeSection(reader) => {
                self.types = reader.into_iter_err_on_gc_types().collect::<Result<_, _>>().map_err(damaged)?;
            }
            Payload::ImportSection(reader) => {
                self.imports = reader.into_imports().collect::<Result<_, _>>().map_err(damaged)?;
                for import in &self.imports {
                    match import.ty {
                        TypeRef::Func(signature) => self.signatures.push(signature),
                        _ => return Err(format!("the program imports {}, which is no function", import.name)),
                    }
                }
            }
            Payload::FunctionSection(reader) => {
                for signature in reader {
                    self.signatures.push(signature.map_err(damaged)?);
                }
            }
            Payload::TableSection(reader) => {
                for table in reader {
                    self.tables.push(table.map_err(damaged)?.ty);
                }
            }
            Payload::MemorySection(reader) => {
                self.memories = reader.into_iter().collect::<Result<_, _>>().map_err(damaged)?;
            }
            Payload::GlobalSection(reader) => {
                for global in reader {
                    self.globals.push(global.map_err(damaged)?.ty);
                }
            }
            Payload::ExportSection(reader) => {
                self.exports = reader.into_iter().collect::<Result<_, _>>().map_err(damaged)?;
            }
            Payload::ElementSection(reader) => {
                for element in reader {
                    self.segments.push(segment(element.map_err(damaged)?)?);
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(reader) = section.as_known() {
                    self.take_names(reader)?;
                }
            }
            Payload::DataSection(reader) => {
                self.data = reader.into_iter().collect::<Result<_, _>>().map_err(damaged)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn take_names(&mut self, reader: wasmparser::NameSectionReader<'a>) -> Outcome {
        self.symbols.resize(self.signatures.len(), String::new());
        for subsection in reader {
            let Name::Function(map) = subsection.map_err(damaged)? else { continue };
            for naming in map {
                let naming = naming.map_err(damaged)?;
                if let Some(symbol) = self.symbols.get_mut(naming.index as usize) {
                    // wasm-bindgen has made this of the names of its program already.
                    *symbol = rustc_demangle::demangle(naming.name).to_string();
                }
            }
        }
        Ok(())
    }

    /// A short name for each function that the program imports; both sides of the import must use it.
    pub(crate) fn short_names(&self) -> BTreeMap<&'a str, String> {
        self.imports.iter().map(|import| import.name).zip((0..).map(short_name)).collect()
    }

    /// Puts a section as it stands into another module.
    pub(crate) fn copy_section(&self, section: SectionId, module: &mut Module) {
        for (id, data) in self.sections.iter().filter(|(id, _)| *id == u8::from(section)) {
            module.section(&RawSection { id: *id, data });
        }
    }

    /// How many functions are imported.
    pub(crate) fn imported(&self) -> u32 {
        index(self.imports.len())
    }

    /// Every function that is not imported.
    pub(crate) fn own_functions(&self) -> std::ops::Range<u32> {
        self.imported()..index(self.signatures.len())
    }

    /// The code of a function; `None` for an imported one.
    pub(crate) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(function.checked_sub(self.imported())? as usize)
    }

    /// The functions that a function calls by name, in the order of its calls.
    ///
    /// # Errors
    /// When its code is damaged.
    pub(crate) fn callees(&self, function: u32) -> Outcome<Vec<u32>> {
        let Some(body) = self.body(function) else { return Ok(Vec::new()) };
        let mut callees = Vec::new();
        for operator in body.get_operators_reader().map_err(damaged)? {
            match operator.map_err(damaged)? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    callees.push(function_index);
                }
                Operator::RefFunc { .. } => return Err("the program makes references to functions".to_owned()),
                _ => {}
            }
        }
        Ok(callees)
    }
}

/// A name without the digests in brackets that tell crates of one name apart: they change with the compiler.
fn without_digests(name: &str) -> String {
    let mut plain = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let digest = after
            .split_once(']')
            .filter(|(digest, _)| digest.len() >= 8 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()));
        rest = digest.map_or(after, |(_, after)| after);
        if digest.is_none() {
            plain.push('[');
        }
    }
    plain + rest
}

fn segment(element: wasmparser::Element<'_>) -> Outcome<Segment> {
    let ElementKind::Active { table_index, offset_expr } = element.kind else {
        return Err("the program has a list of functions that is in no table".to_owned());
    };
    let slot = match offset_expr.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => value.cast_unsigned(),
        _ => return Err("the place of a list of functions is computed".to_owned()),
    };
    let ElementItems::Functions(functions) = element.items else {
        return Err("a list of functions is computed".to_owned());
    };
    let functions = functions.into_iter().collect::<Result<_, _>>().map_err(damaged)?;
    Ok(Segment { table: table_index.unwrap_or(0), slot, functions })
}

/// Where in memory a piece of data begins.
///
/// # Errors
/// When that is computed.
pub(crate) fn start_of(data: &Data<'_>) -> Outcome<u32> {
    match &data.kind {
        DataKind::Active { offset_expr, .. } => match offset_expr.get_operators_reader().read() {
            Ok(Operator::I32Const { value }) => Ok(value.cast_unsigned()),
            _ => Err("the place of a piece of data is computed".to_owned()),
        },
        DataKind::Passive => Err("the program has data without a place".to_owned()),
    }
}

/// The index of what comes next in a list; WebAssembly counts with 32 bits.
pub(crate) fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A number in as few letters as may be.
pub(crate) fn short_name(mut number: u32) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = Vec::new();
    loop {
        name.push(char::from(LETTERS[(number % 52) as usize]));
        number /= 52;
        if number == 0 {
            return name.into_iter().rev().collect();
        }
    }
}

pub(crate) fn damaged(error: impl std::fmt::Display) -> String {
    format!("the program cannot be read: {error}")
}
