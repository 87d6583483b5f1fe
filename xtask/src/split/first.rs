//! Writing the first part: what the page starts with, and a way into each function of the rest.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, ImportSection, Module, SectionId, TableSection,
};
use wasmparser::TypeRef;

use crate::shell::Outcome;

use super::plan::Plan;
use super::program::{Program, damaged, index, start_of};

/// The export of the program that loads the rest at once (`src/platform/rest.rs`).
const LOAD_REST: &str = "load_rest";

/// Where the functions of the program are in a part.
pub(super) struct Numbering(pub(super) BTreeMap<u32, u32>);

impl Reencode for Numbering {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Infallible>> {
        // Each call was followed when the plan was made, so that there is none into nothing.
        Ok(self.0[&function])
    }
}

/// The first part of a program.
///
/// # Errors
/// When the program cannot be read, or has no function that loads the rest.
pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Outcome<Vec<u8>> {
    let ways = plan.ways();
    let order: Vec<u32> = plan.first.iter().chain(&ways).copied().collect();
    let imported = (0..program.imported()).map(|function| (function, function));
    let mut numbering = Numbering(imported.chain(order.iter().copied().zip(program.imported()..)).collect());
    let load = program.exports.iter().find(|export| export.name == LOAD_REST);
    let load = load.ok_or("the program exports nothing that loads its rest")?.index;

    // What sees to the rest comes last; like what loads it, it takes and answers nothing.
    let mut functions = FunctionSection::new();
    for function in order.iter().chain([&load]) {
        functions.function(program.signatures[*function as usize]);
    }
    let mut code = CodeSection::new();
    for body in plan.first.iter().filter_map(|function| program.body(*function)) {
        numbering.parse_function_body(&mut code, body.clone()).map_err(damaged)?;
    }
    let ensure = program.imported() + index(order.len());
    for function in &ways {
        code.function(&way(program, plan, *function, ensure));
    }
    code.function(&ensure_rest(plan, numbering.0[&load]));

    let mut module = Module::new();
    program.copy_section(SectionId::Type, &mut module);
    module.section(&imports(program));
    module.section(&functions);
    module.section(&tables(program, plan, &mut numbering)?);
    program.copy_section(SectionId::Memory, &mut module);
    program.copy_section(SectionId::Global, &mut module);
    module.section(&exports(program, plan, &mut numbering)?);
    module.section(&elements(program, &numbering));
    module.section(&code);
    module.section(&data(program, plan)?);
    Ok(module.finish())
}

/// A function that sees to it that the rest is there, and goes on in it.
fn way(program: &Program<'_>, plan: &Plan, function: u32, ensure: u32) -> Function {
    let signature = program.signatures[function as usize];
    let parameters = index(program.types[signature as usize].params().len());
    let mut way = Function::new([]);
    let mut sink = way.instructions();
    sink.call(ensure);
    for parameter in 0..parameters {
        sink.local_get(parameter);
    }
    sink.i32_const(plan.slots[&function].cast_signed()).call_indirect(plan.table, signature).end();
    way
}

/// A function that loads the rest unless its mark is in the table.
fn ensure_rest(plan: &Plan, load: u32) -> Function {
    let mut ensure = Function::new([]);
    ensure
        .instructions()
        .i32_const(plan.mark.cast_signed())
        .table_get(plan.table)
        .ref_is_null()
        .if_(BlockType::Empty)
        .call(load)
        .end()
        .end();
    ensure
}

fn imports(program: &Program<'_>) -> ImportSection {
    let short_names = program.short_names();
    let mut imports = ImportSection::new();
    for import in &program.imports {
        if let TypeRef::Func(signature) = import.ty {
            imports.import(import.module, &short_names[import.name], EntityType::Function(signature));
        }
    }
    imports
}

fn tables(program: &Program<'_>, plan: &Plan, numbering: &mut Numbering) -> Outcome<TableSection> {
    let mut tables = TableSection::new();
    for (table, place) in program.tables.iter().zip(0..) {
        let mut table = numbering.table_type(*table).map_err(damaged)?;
        if place == plan.table {
            table.minimum = u64::from(plan.mark) + 1;
            table.maximum = table.maximum.map(|most| most.max(table.minimum));
        }
        tables.table(table);
    }
    Ok(tables)
}

fn exports(program: &Program<'_>, plan: &Plan, numbering: &mut Numbering) -> Outcome<ExportSection> {
    let mut exports = ExportSection::new();
    for export in &program.exports {
        numbering.parse_export(&mut exports, *export).map_err(damaged)?;
    }
    for (kind, name, place) in plan.offers(program) {
        let place = if kind == ExportKind::Func { numbering.0[&place] } else { place };
        exports.export(&name, kind, place);
    }
    Ok(exports)
}

/// All data, with zeros where the rest will write its own: they compress to nothing.
fn data(program: &Program<'_>, plan: &Plan) -> Outcome<DataSection> {
    let mut section = DataSection::new();
    for data in &program.data {
        let start = start_of(data)?;
        let mut bytes = data.data.to_vec();
        for place in &plan.data {
            let [from, to] = [place.start, place.end].map(|at| (at.saturating_sub(start) as usize).min(bytes.len()));
            bytes[from..to].fill(0);
        }
        section.active(0, &ConstExpr::i32_const(start.cast_signed()), bytes);
    }
    Ok(section)
}

fn elements(program: &Program<'_>, numbering: &Numbering) -> ElementSection {
    let mut elements = ElementSection::new();
    for segment in &program.segments {
        let functions: Vec<u32> = segment.functions.iter().map(|function| numbering.0[function]).collect();
        let slot = ConstExpr::i32_const(segment.slot.cast_signed());
        elements.active(Some(segment.table), &slot, Elements::Functions(functions.into()));
    }
    elements
}
