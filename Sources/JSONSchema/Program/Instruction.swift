/// What an instruction does. All instructions of a block must hold for the value.
enum Operation: UInt8 {
  /// Never holds.
  case fail
  /// a: mask of `TypeMask`.
  case type
  /// a, b: range of labels in `Program.integers`; c: `TypeMask`. The type is in the mask or a schema
  /// holds; with a flag, neither.
  case typeOrSchema
  /// a, b: range of `Program.constants`; the value equals one of them.
  case equals
  /// a: `Program.keyTables`; the value is one of its strings.
  case isOneOfStrings
  /// a: `Program.numbers`; flags: `Bound`.
  case bound
  /// a: `Program.numbers`.
  case multipleOf
  /// a: code points.
  case minLength
  case maxLength
  /// a: `Program.regexes`.
  case pattern
  /// a: `Format`.
  case format
  /// a: elements or members.
  case minItems
  case maxItems
  case minProperties
  case maxProperties
  case uniqueItems
  /// a, b: range of at most 4 `Program.keys`, all different, that must be there.
  case requires
  /// a: `Program.objects`.
  case object
  /// a: `Program.arrays`.
  case array
  /// a: label; b: least; c: most, -1 for no bound.
  case contains
  /// a: label, for the same value: `allOf`, `$ref`.
  case apply
  /// a, b: range of labels in `Program.integers`.
  case anyOf
  case oneOf
  /// a: label.
  case not
  /// a, b, c: labels of if, then, else.
  case condition
  /// a: `Program.keys`; b, c: range of `Program.keys` that must be there with it.
  case dependentRequired
  /// a: `Program.keys`; b: label.
  case dependentSchema
  /// a, b: range of (resource, label) in `Program.integers`; c: label where none is in scope.
  case dynamicApply
  /// a: label.
  case unevaluatedItems
  case unevaluatedProperties
  /// a: label; the value with a fresh account of what is evaluated.
  case account
  /// a: `Program.choices`; made of an `anyOf` or `oneOf` by `Fusion`.
  case choose
  /// a: least; b: most; made of whole bounds by `Fusion`.
  case range
}

/// One step of a program: 24 plain bytes.
struct Instruction: BitwiseCopyable {
  var operation: Operation
  /// For failures.
  var keyword: UInt8
  var flags: UInt8 = 0
  /// Position in `allOf`, for failures.
  var place: UInt16 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0

  init(_ operation: Operation, _ keyword: Keyword, a: Int = 0, b: Int = 0, c: Int = 0) {
    self.operation = operation
    self.keyword = keyword.ordinal
    self.a = Int32(a)
    self.b = Int32(b)
    self.c = Int32(c)
  }
}

/// Types of values as bits.
enum TypeMask {
  static let null = 1
  static let boolean = 2
  static let integer = 4
  static let number = 8
  static let string = 16
  static let array = 32
  static let object = 64
}

/// Flags of `bound`.
enum Bound: UInt8 {
  case minimum
  case maximum
  case exclusiveMinimum
  case exclusiveMaximum
}

/// Labels of subschemas that need no block.
enum Label {
  static let always = -1
  static let never = -2
  /// No keyword was there.
  static let absent = -3
}

/// The instructions of one subschema.
struct Block: BitwiseCopyable {
  var start: Int32
  var end: Int32
  /// The schema resource it belongs to, for `$dynamicRef`.
  var resource: Int32
}

/// `properties`, `patternProperties`, `additionalProperties`, `propertyNames` and up to 64 names of
/// `required`, in one pass over the members.
struct ObjectRule: BitwiseCopyable {
  var keys: KeyTable
  var required: UInt64
  /// Pairs of regex and label in `Program.integers`.
  var patterns: Int32
  var patternCount: Int32
  var additional: Int32
  var names: Int32

  /// Nothing but the name decides which schema a member has.
  var isPlain: Bool { patternCount == 0 && names == Int32(Label.absent) }
}

/// Alternatives that are told apart by one required member: its string says which one can hold.
struct Choice: BitwiseCopyable {
  /// The member's name, in `Program.keys`.
  var key: Int32
  /// Its values, with the labels of the alternatives.
  var values: KeyTable
}

/// `prefixItems` and `items`, or `items` and `additionalItems`.
struct ArrayRule: BitwiseCopyable {
  /// Labels in `Program.integers`.
  var prefix: Int32
  var prefixCount: Int32
  var rest: Int32
  /// The keywords that these come from.
  var prefixKeyword: UInt8
  var restKeyword: UInt8
}

/// A number of the schema.
struct NumberConstant: BitwiseCopyable {
  /// The nearest Double.
  var nearest: Double
  /// As an Int64, if it is one.
  var integer: Int64
  var isInteger: Bool
  /// A comparison of Doubles decides, when the other number is like that too.
  var isPlain: Bool
  /// In `Program.decimals`.
  var decimal: Int32
  /// It is `coefficient / scale`, where scale is a power of ten up to 10^9; 0 if it is not, or not
  /// positive.
  var coefficient: Int64
  var scale: Int64
}

/// A value of the schema: a node of one of `Program.constantTapes`.
struct Constant: BitwiseCopyable {
  var tape: Int32
  var node: Int32
}
