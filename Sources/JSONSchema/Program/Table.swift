/// An immutable array of plain values without reference counts, for the evaluator's loops. Whoever
/// makes it frees it.
@safe
struct Table<Element: BitwiseCopyable>: BitwiseCopyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    unsafe base = .allocate(capacity: max(1, elements.count))
    for (place, element) in elements.enumerated() {
      unsafe (base + place).initialize(to: element)
    }
  }

  func free() { unsafe base.deallocate() }

  @inline(__always)
  subscript(place: Int) -> Element {
    assert(place >= 0 && place < count, "a program refers to what it has")
    return unsafe base[place]
  }

  @inline(__always)
  subscript(place: Int32) -> Element { self[Int(place)] }
}
