/// Says what is wrong with a value that failed the boolean pass. It asks the machine again at each
/// step and descends only into what does not hold, so a branch that holds costs no more than before.
struct Collector {
  let program: Program
  let max: Int
  private(set) var failures: [ValidationFailure] = []
  /// Segments of the pointers, each with its slash.
  var keywordPath: [String] = []
  var instancePath: [String] = []

  private let maxLocationBytes: Int

  init(_ program: Program, max: Int, maxLocationBytes: Int) {
    self.program = program
    self.max = max
    self.maxLocationBytes = maxLocationBytes
  }

  var isFull: Bool { failures.count >= max }

  /// Reports why the schema behind a label does not hold for a value.
  mutating func collect(_ machine: inout Machine, _ label: Int, _ node: Int) {
    collect(&machine, label, node, account: -1)
  }

  mutating func collect(_ machine: inout Machine, _ label: Int, _ node: Int, account: Int) {
    guard label >= 0 else { return }
    let block = program.code.blocks[label]
    guard machine.enter(label) else { return }
    var someFailed = false
    for place in Int(block.start)..<Int(block.end) where !isFull && machine.limit == nil {
      let step = program.code.instructions[place]
      // What is left unevaluated means little where something else has failed already.
      if someFailed, step.operation.readsAccount { continue }
      if machine.check(step, node, account) { continue }
      someFailed = true
      explain(&machine, step, label, node, account)
    }
    machine.leave()
  }

  /// Adds a failure of `keyword` of the schema behind `label`, at the current place.
  mutating func add(
    _ keyword: Keyword, _ label: Int, suffix: String = "", _ message: String
  ) {
    guard !isFull else { return }
    let tail = keyword == .falseSchema ? suffix : "/\(keyword.rawValue)\(suffix)"
    failures.append(
      ValidationFailure(
        keywordLocation: keywordPath.joined() + tail,
        absoluteKeywordLocation: program.location(of: label) + tail,
        instanceLocation: location(), code: keyword.code, message: message))
  }

  /// Of the instance, or of a parent where it is too long.
  private func location() -> String {
    var path = ""
    for segment in instancePath {
      if path.utf8.count + segment.utf8.count > maxLocationBytes { break }
      path += segment
    }
    return path
  }

  /// Descends into an applied schema; `segment` leads there from the keyword's schema.
  mutating func descend(
    _ machine: inout Machine, _ segment: String, _ label: Int, _ node: Int, instance: String = "",
    account: Int = -1
  ) {
    keywordPath.append(segment)
    if !instance.isEmpty { instancePath.append(instance) }
    collect(&machine, label, node, account: account)
    keywordPath.removeLast()
    if !instance.isEmpty { instancePath.removeLast() }
  }
}

extension Operation {
  var readsAccount: Bool { self == .unevaluatedItems || self == .unevaluatedProperties }
}
