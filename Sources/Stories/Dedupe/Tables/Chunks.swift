/// A growing row of elements in chunks that are never moved: growth copies nothing, and of a copy only
/// what is changed afterwards is copied.
struct Chunks<Element: Sendable>: Sendable {
  private var chunks: [ContiguousArray<Element>] = []
  private(set) var count = 0

  private static var chunkBits: Int { 10 }
  private static var chunkCount: Int { 1 << chunkBits }

  subscript(place: UInt32) -> Element {
    _read { yield chunks[Int(place) >> Self.chunkBits][Int(place) & (Self.chunkCount - 1)] }
    _modify { yield &chunks[Int(place) >> Self.chunkBits][Int(place) & (Self.chunkCount - 1)] }
  }

  /// Returns the place of the new element; it stays.
  @discardableResult
  mutating func append(_ element: Element) -> UInt32 {
    if count >> Self.chunkBits == chunks.count {
      var chunk = ContiguousArray<Element>()
      chunk.reserveCapacity(Self.chunkCount)
      chunks.append(chunk)
    }
    chunks[count >> Self.chunkBits].append(element)
    count += 1
    return UInt32(count - 1)
  }

  /// Drops all from `end` on.
  mutating func truncate(to end: Int) {
    precondition(end <= count, "nothing to truncate")
    count = end
    let whole = (end + Self.chunkCount - 1) >> Self.chunkBits
    chunks.removeLast(chunks.count - whole)
    if let last = chunks.indices.last {
      chunks[last].removeLast(chunks[last].count - (end - last << Self.chunkBits))
    }
  }

  /// Bytes allocated.
  var bytes: Int { chunks.count * Self.chunkCount * MemoryLayout<Element>.stride }
}
