//! What goes into which part.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::ExportKind;
use wasmparser::{ExternalKind, Operator};

use crate::shell::Outcome;

use super::deferral::Deferral;
use super::links::{Links, Place, Used};
use super::program::{Program, damaged, index, short_name};

/// The program as it was linked, which tells what uses what.
pub(crate) struct Linked<'a> {
    pub(crate) program: Program<'a>,
    pub(crate) links: Links,
}

/// The parts, each function by its index in the program.
pub(crate) struct Plan {
    /// What the first part has, in the order in which it is written.
    pub(crate) first: Vec<u32>,
    /// What the rest has.
    pub(crate) rest: Vec<u32>,
    /// The functions of the rest that something in the first part or outside can call, with the slot of the table in which they are
    /// found once the rest is there.
    pub(crate) slots: BTreeMap<u32, u32>,
    /// The table that functions are called through.
    pub(crate) table: u32,
    /// The slot behind all others, which is empty until the rest is there.
    pub(crate) mark: u32,
    /// The functions of the first part that the rest calls, imported ones included.
    pub(crate) shared: BTreeSet<u32>,
    /// The data that come with the rest.
    pub(crate) data: BTreeSet<Place>,
}

impl Plan {
    /// Follows every use from where the program begins, but into nothing that is deferred: what is met is the first part.
    ///
    /// # Errors
    /// When the program cannot be read.
    pub(crate) fn of(program: &Program<'_>, linked: &Linked<'_>, deferral: &Deferral) -> Outcome<Self> {
        let calls: BTreeMap<u32, Vec<u32>> = program
            .own_functions()
            .map(|function| program.callees(function).map(|callees| (function, callees)))
            .collect::<Outcome<_>>()?;
        let kept = kept_symbols(program);
        let is_deferred = |linked: &Program<'_>, function: u32| {
            // What was taken into its only caller cannot be told from it any more.
            kept.contains(linked.symbols[function as usize].as_str())
                && deferral.defers(&linked.names[function as usize])
        };
        let (needed, cut) = linked.needed_at_start(|function| is_deferred(&linked.program, function));
        let first = first_functions(program, linked, &needed, &calls, &cut);
        let in_first = |function: &u32| *function < program.imported() || first.contains(function);
        let rest: Vec<u32> = program.own_functions().filter(|function| !in_first(function)).collect();
        let called = |callers: &mut dyn Iterator<Item = &u32>| -> BTreeSet<u32> {
            callers.flat_map(|function| &calls[function]).copied().collect()
        };
        let shared = called(&mut rest.iter()).into_iter().filter(in_first).collect();
        let mut outside = called(&mut first.iter());
        outside.extend(exported(program));
        outside.retain(|function| !in_first(function));
        let table = program.segments.first().map_or(0, |segment| segment.table);
        let (slots, mark) = slots(program, table, &in_first, &outside)?;
        let data = deferred_data(program, linked, &needed, &first)?;
        // Functions made from the same source are alike, and compress best next to each other.
        let mut first: Vec<u32> = first.into_iter().collect();
        first.sort_by_cached_key(|function| (program.names[*function as usize].clone(), *function));
        Ok(Self { first, rest, slots, table, mark, shared, data })
    }

    /// The functions that the first part has ways to, in the order of their slots: so the table counts up, and compresses well.
    pub(crate) fn ways(&self) -> Vec<u32> {
        let mut ways: Vec<u32> = self.slots.keys().copied().collect();
        ways.sort_by_key(|function| self.slots[function]);
        ways
    }

    /// The names of the functions of the first part, each in the line of its index.
    pub(crate) fn names_of_first(&self, program: &Program<'_>) -> String {
        let own = lines(program, (0..program.imported()).chain(self.first.iter().copied()));
        let ways: String = self.ways().into_iter().map(|way| format!("way to {}", lines(program, [way]))).collect();
        own + &ways
    }

    /// The names of the functions of the rest, likewise.
    pub(crate) fn names_of_rest(&self, program: &Program<'_>) -> String {
        lines(program, self.shared.iter().chain(&self.rest).copied())
    }

    /// What the first part offers to the rest under which name: its kind, and its index in the program.
    pub(crate) fn offers(&self, program: &Program<'_>) -> Vec<(ExportKind, String, u32)> {
        let all = |kind, count: usize| (0..index(count)).map(move |place| (kind, place));
        let functions = self.shared.iter().map(|function| (ExportKind::Func, *function));
        all(ExportKind::Memory, program.memories.len())
            .chain(all(ExportKind::Table, program.tables.len()))
            .chain(all(ExportKind::Global, program.globals.len()))
            .chain(functions)
            .zip(0_u32..)
            .map(|((kind, place), number)| (kind, short_name(number), place))
            .collect()
    }
}

/// The names of functions, a line each.
fn lines(program: &Program<'_>, functions: impl IntoIterator<Item = u32>) -> String {
    functions.into_iter().map(|function| format!("{}\n", program.names[function as usize])).collect()
}

impl Linked<'_> {
    /// Everything met on the way from the beginnings of the program, and the symbols of what was not entered.
    fn needed_at_start(&self, is_deferred: impl Fn(u32) -> bool) -> (BTreeSet<Used>, BTreeSet<&str>) {
        // What describes the program to wasm-bindgen is gone afterwards.
        let exports = self.program.exports.iter().filter(|export| !export.name.starts_with("__wbindgen_describe"));
        let functions =
            exports.filter(|export| export.kind == ExternalKind::Func).map(|export| Used::Function(export.index));
        let mut open: Vec<Used> = functions.chain(self.links.always.iter().copied()).collect();
        let (mut needed, mut cut) = (BTreeSet::new(), BTreeSet::new());
        while let Some(used) = open.pop() {
            match used {
                Used::Function(function) if is_deferred(function) => {
                    cut.insert(self.program.symbols[function as usize].as_str());
                }
                _ if needed.insert(used) => open.extend(self.links.uses.get(&used).into_iter().flatten().copied()),
                _ => {}
            }
        }
        (needed, cut)
    }
}

/// The symbols of all functions that the program still has.
fn kept_symbols<'a>(program: &'a Program<'_>) -> BTreeSet<&'a str> {
    program
        .own_functions()
        .map(|function| program.symbols[function as usize].as_str())
        .filter(|symbol| !symbol.is_empty())
        .collect()
}

/// The functions that can be called from outside.
fn exported(program: &Program<'_>) -> impl Iterator<Item = u32> {
    program.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index)
}

/// The functions of the program that stand for what was needed when it was linked, and all that they call.
fn first_functions(
    program: &Program<'_>,
    linked: &Linked<'_>,
    needed: &BTreeSet<Used>,
    calls: &BTreeMap<u32, Vec<u32>>,
    cut: &BTreeSet<&str>,
) -> BTreeSet<u32> {
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for function in linked.program.own_functions() {
        *known.entry(&linked.program.symbols[function as usize]).or_default() |=
            needed.contains(&Used::Function(function));
    }
    let symbol = |function: &u32| program.symbols[*function as usize].as_str();
    let by_symbol = program.own_functions().filter(|function| known.get(symbol(function)).copied().unwrap_or(false));
    // Of functions that are equal the program keeps one, whose symbol may be that of one not needed: the slot is then still known.
    let linked_slots: BTreeMap<u32, u32> = in_table(&linked.program).collect();
    // What has come later, with JavaScript, is exported or has a slot that was not there before.
    let is_needed =
        |slot: &u32| linked_slots.get(slot).is_none_or(|function| needed.contains(&Used::Function(*function)));
    let by_slot = in_table(program).filter(|(slot, _)| is_needed(slot)).map(|(_, function)| function);
    let by_name = exported(program).filter(|function| !known.contains_key(symbol(function)));
    let mut open: Vec<u32> = by_symbol.chain(by_slot).chain(by_name).collect();
    let mut first = BTreeSet::new();
    while let Some(function) = open.pop() {
        if function >= program.imported() && first.insert(function) {
            open.extend(calls[&function].iter().filter(|callee| !cut.contains(symbol(callee))));
        }
    }
    first
}

/// The slots of the table with their functions.
fn in_table(program: &Program<'_>) -> impl Iterator<Item = (u32, u32)> {
    program.segments.iter().flat_map(|segment| (segment.slot..).zip(segment.functions.iter().copied()))
}

/// A slot for each function of the rest that is in the table already or is called from the first part or from outside.
fn slots(
    program: &Program<'_>,
    table: u32,
    in_first: &impl Fn(&u32) -> bool,
    outside: &BTreeSet<u32>,
) -> Outcome<(BTreeMap<u32, u32>, u32)> {
    let mut slots = BTreeMap::new();
    for (slot, function) in in_table(program).filter(|(_, function)| !in_first(function)) {
        slots.entry(function).or_insert(slot);
    }
    let table = program.tables.get(table as usize).ok_or("the program calls nothing through a table")?;
    let mut next = u32::try_from(table.initial).map_err(damaged)?;
    for function in outside {
        slots.entry(*function).or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
    Ok((slots, next))
}

/// The constants that nothing in the first part uses. A number in its code that could be their address counts as a use.
fn deferred_data(
    program: &Program<'_>,
    linked: &Linked<'_>,
    needed: &BTreeSet<Used>,
    first: &BTreeSet<u32>,
) -> Outcome<BTreeSet<Place>> {
    let mut deferred: BTreeSet<Place> =
        linked.links.constants.iter().filter(|place| !needed.contains(&Used::Data(**place))).copied().collect();
    let mut numbers = BTreeSet::new();
    for body in first.iter().filter_map(|function| program.body(*function)) {
        for operator in body.get_operators_reader().map_err(damaged)? {
            numbers.extend(number_in(&operator.map_err(damaged)?));
        }
    }
    let mut open: Vec<Used> = Vec::new();
    for place in &deferred {
        if numbers.range(place.start..place.end).next().is_some() {
            open.push(Used::Data(*place));
        }
    }
    while let Some(used) = open.pop() {
        if matches!(used, Used::Data(place) if deferred.remove(&place)) {
            open.extend(linked.links.uses.get(&used).into_iter().flatten().copied());
        }
    }
    Ok(deferred)
}

/// The number in an instruction that could be an address.
fn number_in(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::I32Const { value } => Some(value.cast_unsigned()),
        Operator::I32Load { memarg }
        | Operator::I64Load { memarg }
        | Operator::F64Load { memarg }
        | Operator::I32Load8U { memarg }
        | Operator::I32Load8S { memarg }
        | Operator::I32Load16U { memarg }
        | Operator::I32Load16S { memarg }
        | Operator::F32Load { memarg }
        | Operator::I64Load8U { memarg }
        | Operator::I64Load8S { memarg }
        | Operator::I64Load16U { memarg }
        | Operator::I64Load16S { memarg }
        | Operator::I64Load32U { memarg }
        | Operator::I64Load32S { memarg } => u32::try_from(memarg.offset).ok(),
        _ => None,
    }
}
