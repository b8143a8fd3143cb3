extension SampleStories {
  /// What share of the records is of which kind; what is left over is original stories.
  public struct Mix: Hashable, Sendable {
    /// Shares of all records; their sum is at most 1.
    public let shares: [SampleKind: Double]
    /// Share of the original stories that come as one blob of text.
    public let blobs: Double

    public init(shares: [SampleKind: Double], blobs: Double) {
      precondition(shares.values.allSatisfy { $0 >= 0 }, "A share is not negative")
      precondition(shares.values.reduce(0, +) <= 1, "Shares of a mix sum up to 1 at most")
      self.shares = shares
      self.blobs = blobs
    }

    /// A busy afternoon with something of everything.
    public static let demo = Mix(
      shares: [
        .update: 0.10, .correction: 0.04, .kill: 0.015, .resend: 0.10, .reprint: 0.06, .late: 0.02,
        .brokenJSON: 0.02, .schemaError: 0.03, .emptyValue: 0.01, .nullValue: 0.005,
        .invalidUTF8: 0.01, .duplicateKey: 0.005, .unknownType: 0.005,
      ], blobs: 0.25)

    /// 15 % exact re-sends, 10 % light edits as new versions, 2.5 % broken.
    public static let benchmark = Mix(
      shares: [.resend: 0.15, .update: 0.10, .brokenJSON: 0.0125, .schemaError: 0.0125],
      blobs: 0.25)

    /// What a partition must survive.
    public static let hostile = Mix(
      shares: [
        .update: 0.08, .resend: 0.12, .reprint: 0.04, .late: 0.02, .brokenJSON: 0.06,
        .schemaError: 0.06, .emptyValue: 0.03, .nullValue: 0.03, .invalidUTF8: 0.04,
        .loneSurrogate: 0.03, .duplicateKey: 0.03, .tooDeep: 0.02, .longNumber: 0.02,
        .unknownType: 0.02, .large: 0.004,
      ], blobs: 0.25)

    /// The kinds in a fixed order, each with the sum of the shares up to it.
    var steps: [(upTo: Double, kind: SampleKind)] {
      var sum = 0.0
      return SampleKind.allCases.compactMap { kind in
        guard let share = shares[kind], share > 0 else { return nil }
        sum += share
        return (sum, kind)
      }
    }
  }
}
