//! A small shop cut in two.

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements, Encode, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, ImportSection, InstructionSink, MemorySection, MemoryType, Module,
    NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{ElementItems, Parser, Payload, Validator};

use super::deferral::Deferral;
use super::links::Links;
use super::plan::{Linked, Plan};
use super::program::Program;
use super::{first, rest};

/// Where the constants lie: what is used at once, and what later.
const DATA: (i32, &[u8]) = (1024, b"bookpaid");
const NAMES: [&str; 6] = ["say", "shop::open", "load_rest", "shop::till::pay", "shop::receipt", "shop::till::close"];
/// The linker's kinds of notes that are used here.
const CALL: u8 = 0;
const ADDRESS: u8 = 4;

fn function(build: impl FnOnce(&mut InstructionSink<'_>)) -> Function {
    let mut function = Function::new([]);
    build(&mut function.instructions());
    function.instructions().end();
    function
}

/// `open` says the book and pays; paying says so and writes a receipt; closing is in the table only.
fn shop() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], []);
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("./shop_bg.js", "__wbg_say_1f", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    [1, 1, 1, 1, 1].into_iter().for_each(|signature| {
        functions.function(signature);
    });
    let mut tables = TableSection::new();
    let size = 2;
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: size,
        maximum: Some(size),
        table64: false,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut exports = ExportSection::new();
    exports.export("open", ExportKind::Func, 1).export("load_rest", ExportKind::Func, 2);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![5].into()));
    let mut code = CodeSection::new();
    code.function(&function(|it| {
        it.i32_const(DATA.0).call(0).call(3).i32_const(1).call_indirect(0, 1);
    }));
    code.function(&function(|_| {}));
    code.function(&function(|it| {
        it.i32_const(DATA.0 + 4).call(0).call(4);
    }));
    code.function(&function(|_| {}));
    code.function(&function(|_| {}));
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(DATA.0), DATA.1.iter().copied());
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&exports).section(&elements).section(&code).section(&data).section(&names());
    module.finish()
}

fn names() -> NameSection {
    let mut map = NameMap::new();
    NAMES.iter().zip(0..).for_each(|(name, function)| map.append(function, name));
    let mut names = NameSection::new();
    names.functions(&map);
    names
}

/// The shop with the linker's notes: what each function uses, wherever in it.
fn linked_shop() -> Vec<u8> {
    let mut shop = shop();
    let bodies: Vec<usize> = Program::read(&shop).unwrap().bodies.iter().map(|body| body.range().start).collect();
    let code = bodies[0] - 2;
    // The symbols are the functions, then the two constants.
    let notes = [(1, ADDRESS, 6), (1, CALL, 0), (1, CALL, 3), (3, ADDRESS, 7), (3, CALL, 0), (3, CALL, 4)];
    let mut content = vec![7, 6];
    for (user, kind, used) in notes {
        content.push(kind);
        u32::try_from(bodies[user - 1] - code).unwrap().encode(&mut content);
        content.push(used);
        content.extend((kind == ADDRESS).then_some(0));
    }
    append(&mut shop, "linking", linking());
    append(&mut shop, "reloc.CODE", content);
    shop
}

fn linking() -> Vec<u8> {
    let mut segments = vec![1];
    ".rodata".encode(&mut segments);
    segments.extend([0, 0]);
    let mut symbols = vec![8];
    for (name, function) in NAMES.iter().zip(0_u8..) {
        // An imported function has no name of its own.
        symbols.extend([0, if function == 0 { 0x10 } else { 0 }, function]);
        if function > 0 {
            name.encode(&mut symbols);
        }
    }
    for (name, offset) in [("book", 0), ("paid", 4)] {
        symbols.extend([1, 0]);
        name.encode(&mut symbols);
        symbols.extend([0, offset, 4]);
    }
    let mut content = vec![2];
    for (kind, part) in [(5, segments), (8, symbols)] {
        content.push(kind);
        part.encode(&mut content);
    }
    content
}

fn append(module: &mut Vec<u8>, name: &str, data: Vec<u8>) {
    module.push(0);
    CustomSection { name: name.into(), data: data.into() }.encode(module);
}

/// Both parts when the till is deferred.
fn parts() -> (Vec<u8>, Vec<u8>) {
    let (shop, linked) = (shop(), linked_shop());
    let program = Program::read(&linked).unwrap();
    let linked = Linked { links: Links::read(&linked, &program).unwrap(), program };
    let program = Program::read(&shop).unwrap();
    let plan = Plan::of(&program, &linked, &Deferral::read("shop::till")).unwrap();
    (first::write(&program, &plan).unwrap(), rest::write(&program, &plan).unwrap())
}

#[test]
fn both_parts_are_valid() {
    let (first, rest) = parts();
    for part in [first, rest] {
        Validator::new().validate_all(&part).unwrap();
    }
}

/// What is in a part: how many functions, its data, and how many functions each of its lists puts into the table.
#[derive(Debug, Default, PartialEq)]
struct Content {
    functions: usize,
    data: Vec<u8>,
    lists: Vec<u32>,
}

fn content(part: &[u8]) -> Content {
    let mut content = Content::default();
    for payload in Parser::new(0).parse_all(part) {
        match payload.unwrap() {
            Payload::CodeSectionEntry(_) => content.functions += 1,
            Payload::DataSection(data) => data.into_iter().for_each(|data| content.data.extend(data.unwrap().data)),
            Payload::ElementSection(lists) => {
                for list in lists {
                    let ElementItems::Functions(functions) = list.unwrap().items else { continue };
                    content.lists.push(functions.count());
                }
            }
            _ => {}
        }
    }
    content
}

#[test]
fn what_is_deferred_takes_along_what_only_it_uses() {
    let (first, rest) = parts();
    // Opening and loading; ways to paying and to closing; and what sees to the rest.
    assert_eq!(content(&first), Content { functions: 5, data: b"book\0\0\0\0".into(), lists: vec![1] });
    // Closing has kept its slot, paying got the next one, and behind them is the mark that the rest is there.
    assert_eq!(content(&rest), Content { functions: 3, data: b"paid".into(), lists: vec![3] });
}

#[test]
fn without_a_list_nothing_that_is_used_is_deferred() {
    let (shop, linked) = (shop(), linked_shop());
    let program = Program::read(&linked).unwrap();
    let linked = Linked { links: Links::read(&linked, &program).unwrap(), program };
    let program = Program::read(&shop).unwrap();
    let plan = Plan::of(&program, &linked, &Deferral::read("")).unwrap();
    assert!(!plan.first.contains(&5), "closing is in the table, but nothing takes its address");
    assert_eq!(plan.first.len(), 4);
    assert!(plan.data.is_empty());
}
