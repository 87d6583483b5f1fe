//! Writing the rest: the deferred functions, which take everything else from the first part.

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, FunctionSection,
    ImportSection, Module, SectionId,
};

use crate::shell::Outcome;

use super::first::Numbering;
use super::plan::Plan;
use super::program::{Program, damaged, index, start_of};

/// What the page calls the first part when it puts the rest in place (`boot/start.js`).
const FIRST: &str = "program";

/// The rest of a program.
///
/// # Errors
/// When the program cannot be read.
pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Outcome<Vec<u8>> {
    let shared = plan.shared.iter().copied();
    let mut numbering = Numbering(shared.chain(plan.rest.iter().copied()).zip(0..).collect());

    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for function in &plan.rest {
        functions.function(program.signatures[*function as usize]);
        if let Some(body) = program.body(*function) {
            numbering.parse_function_body(&mut code, body.clone()).map_err(damaged)?;
        }
    }

    let mut module = Module::new();
    program.copy_section(SectionId::Type, &mut module);
    module.section(&imports(program, plan, &mut numbering)?);
    module.section(&functions);
    module.section(&elements(plan, &numbering));
    module.section(&code);
    module.section(&data(program, plan)?);
    Ok(module.finish())
}

fn imports(program: &Program<'_>, plan: &Plan, numbering: &mut Numbering) -> Outcome<ImportSection> {
    let mut imports = ImportSection::new();
    for (kind, name, place) in plan.offers(program) {
        let at = place as usize;
        let entity: EntityType = match kind {
            ExportKind::Func => EntityType::Function(program.signatures[at]),
            ExportKind::Table => {
                let mut table = numbering.table_type(program.tables[at]).map_err(damaged)?;
                table.maximum = table.maximum.map(|most| most.max(u64::from(plan.mark) + 1));
                table.into()
            }
            ExportKind::Memory => numbering.memory_type(program.memories[at]).map_err(damaged)?.into(),
            ExportKind::Global => numbering.global_type(program.globals[at]).map_err(damaged)?.into(),
            ExportKind::Tag => return Err("the program throws exceptions".to_owned()),
        };
        imports.import(FIRST, &name, entity);
    }
    Ok(imports)
}

/// The data that the first part has zeros for.
fn data(program: &Program<'_>, plan: &Plan) -> Outcome<DataSection> {
    let mut section = DataSection::new();
    for data in &program.data {
        let start = start_of(data)?;
        for place in &plan.data {
            let [from, to] =
                [place.start, place.end].map(|at| (at.saturating_sub(start) as usize).min(data.data.len()));
            if from < to {
                let at = start + index(from);
                section.active(0, &ConstExpr::i32_const(at.cast_signed()), data.data[from..to].iter().copied());
            }
        }
    }
    Ok(section)
}

/// Puts each function that can be called from elsewhere into its slot, and the mark behind them all.
fn elements(plan: &Plan, numbering: &Numbering) -> ElementSection {
    let mut elements = ElementSection::new();
    let mut by_slot: Vec<(u32, u32)> =
        plan.slots.iter().map(|(function, slot)| (*slot, numbering.0[function])).collect();
    by_slot.sort_unstable();
    let mark = by_slot.first().map_or(0, |entry| entry.1);
    by_slot.push((plan.mark, mark));
    for run in by_slot.chunk_by(|one, next| one.0 + 1 == next.0) {
        let functions: Vec<u32> = run.iter().map(|entry| entry.1).collect();
        let slot = ConstExpr::i32_const(run[0].0.cast_signed());
        elements.active(Some(plan.table), &slot, Elements::Functions(functions.into()));
    }
    elements
}
