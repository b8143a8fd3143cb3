internal import JSON

/// The tables of a program as plain values, so that the evaluator's loops touch no reference count.
/// Valid as long as the `Program` that owns them.
@safe
struct Code {
  /// For the pass that explains: each keyword of a schema by itself.
  let instructions: Table<Instruction>
  let blocks: Table<Block>
  /// For the boolean pass: the same, fused.
  let steps: Table<Instruction>
  let gates: Table<Gate>
  let integers: Table<Int32>
  let keys: Table<KeyEntry>
  let slots: Table<KeySlot>
  let keyTables: Table<KeyTable>
  let choices: Table<Choice>
  let objects: Table<ObjectRule>
  let arrays: Table<ArrayRule>
  let numbers: Table<NumberConstant>
  let constants: Table<Constant>
  let constantTapes: Table<Tape>
  let regexes: Table<RegexHandle>
  /// The tape that `KeyEntry.node` points into.
  let names: Tape
  /// Label of the whole schema.
  let root: Int
  /// Some `$dynamicRef` has more than one possible target, so resources in scope are kept.
  let usesScope: Bool
  private let decimalBox: Unmanaged<DecimalBox>

  init(_ parts: borrowing ProgramParts, _ decimals: DecimalBox) {
    instructions = Table(parts.instructions)
    blocks = Table(parts.blocks)
    steps = Table(parts.steps)
    gates = Table(parts.gates)
    integers = Table(parts.integers)
    keys = Table(parts.keys)
    slots = Table(parts.slots)
    keyTables = Table(parts.keyTables)
    choices = Table(parts.choices)
    objects = Table(parts.objects)
    arrays = Table(parts.arrays)
    numbers = Table(parts.numbers)
    constants = Table(parts.constants)
    constantTapes = Table(parts.index.documents.map { Tape(unsafe $0.root) })
    regexes = Table(parts.regexes.map(\.handle))
    names = Tape(unsafe parts.names.root)
    root = parts.root
    usesScope = parts.usesScope
    unsafe decimalBox = .passUnretained(decimals)
  }

  func free() {
    instructions.free()
    blocks.free()
    steps.free()
    gates.free()
    integers.free()
    keys.free()
    slots.free()
    keyTables.free()
    choices.free()
    objects.free()
    arrays.free()
    numbers.free()
    constants.free()
    constantTapes.free()
    regexes.free()
  }

  /// The exact values of `numbers`.
  var decimals: [Decimal] { unsafe decimalBox.takeUnretainedValue().decimals }

  @inline(__always)
  func keyName(_ key: Int) -> TapeText { names.text(Int(keys[key].node)) }
}

final class DecimalBox: Sendable {
  let decimals: [Decimal]
  init(_ decimals: [Decimal]) { self.decimals = decimals }
}

/// A compiled schema: blocks of instructions and the tables that they refer to. Immutable, and so
/// shared by all threads.
final class Program: @unchecked Sendable {
  let code: Code
  /// For locations in failures.
  private let index: ResourceIndex
  private let places: [Place]
  private let decimals: DecimalBox
  private let regexes: [Regex]
  private let names: JSONDocument

  init(_ parts: consuming ProgramParts) {
    decimals = DecimalBox(parts.decimals)
    regexes = parts.regexes
    names = parts.names
    index = parts.index
    places = parts.places
    code = Code(parts, decimals)
  }

  deinit { code.free() }

  /// The absolute location of the schema behind a label.
  func location(of label: Int) -> String {
    index.location(of: places[label], in: Int(code.blocks[label].resource))
  }

  /// The schema behind a label as it was written.
  func withSource(of label: Int, _ body: (JSONValue) -> Void) {
    body(unsafe index.value(places[label]))
  }

  /// A value of `const` or `enum`, as JSON.
  func constant(_ place: Int) -> [UInt8] {
    let constant = code.constants[place]
    var writer = JSONWriter()
    writer.value(
      unsafe index.value(Place(document: Int(constant.tape), index: Int(constant.node))))
    return writer.bytes
  }

  /// A pattern as the schema has it.
  func pattern(of regex: Int) -> String { regexes[regex].pattern }
}

/// What the compiler makes a `Program` of.
struct ProgramParts {
  var instructions: [Instruction] = []
  var blocks: [Block] = []
  var steps: [Instruction] = []
  var gates: [Gate] = []
  var places: [Place] = []
  var integers: [Int32] = []
  var keys: [KeyEntry] = []
  var slots: [KeySlot] = []
  var keyTables: [KeyTable] = []
  var choices: [Choice] = []
  var objects: [ObjectRule] = []
  var arrays: [ArrayRule] = []
  var numbers: [NumberConstant] = []
  var constants: [Constant] = []
  var decimals: [Decimal] = []
  var regexes: [Regex] = []
  var names: JSONDocument
  var root = 0
  var usesScope = false
  var index: ResourceIndex

  init(names: JSONDocument, index: ResourceIndex) {
    self.names = names
    self.index = index
  }
}
