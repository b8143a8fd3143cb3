/// What a claim carries of its text for comparison with others: no text, at most some 600 bytes.
public struct Fingerprint: Hashable, Sendable {
  public let sketch: TextSketch
  public let facts: Facts

  public init(sketch: TextSketch, facts: Facts) {
    self.sketch = sketch
    self.facts = facts
  }
}
