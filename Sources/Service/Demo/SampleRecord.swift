/// One record as a wire would send it, and what must become of it.
public struct SampleRecord: Sendable {
  public let kind: SampleKind
  /// The same for all records about one story, so that a partition keeps their order.
  public let key: [UInt8]
  /// `nil` for a record without a value.
  public let value: [UInt8]?
  /// For the `content-type` header; without one the format is to be found by looking.
  public let contentType: String?
  /// For the `provider` header, where the value cannot say it.
  public let provider: String?

  public var expected: ExpectedOutcome { kind.expected }
}

/// What a sample record is.
public enum SampleKind: String, Sendable, CaseIterable {
  // published
  case original
  /// A newer version, lightly edited.
  case update
  /// A newer version that says it corrects.
  case correction
  case kill

  // diverted
  /// The same id, version and bytes once more.
  case resend
  /// The same text under another house's id.
  case reprint
  /// A version older than the one that is out.
  case late

  // dead letters
  case brokenJSON
  case schemaError
  case emptyValue
  /// A record without any value.
  case nullValue
  case invalidUTF8
  case loneSurrogate
  case duplicateKey
  /// 10,000 levels of arrays.
  case tooDeep
  case longNumber
  case unknownType

  // published
  /// A story of 1 MiB.
  case large
}

/// What must become of a sample record, if the records before it with its key came before it.
public enum ExpectedOutcome: Hashable, Sendable {
  /// Published, with one of these verdicts.
  case published(Set<String>)
  /// In the duplicates topic, with this verdict.
  case diverted(String)
  /// In the dead letters, with this code.
  case deadlettered(String)
}

extension SampleKind {
  public var expected: ExpectedOutcome {
    switch self {
    case .original, .large: .published(["original"])
    case .update: .published(["update"])
    case .correction: .published(["update", "correction"])
    case .kill: .published(["kill"])
    case .resend: .diverted("redelivery")
    case .reprint: .diverted("duplicate")
    case .late: .diverted("stale")
    case .brokenJSON: .deadlettered("invalid_json")
    case .schemaError: .deadlettered("schema_mismatch")
    case .emptyValue, .nullValue: .deadlettered("empty_value")
    case .invalidUTF8: .deadlettered("invalid_utf8")
    case .loneSurrogate: .deadlettered("lone_surrogate")
    case .duplicateKey: .deadlettered("duplicate_key")
    case .tooDeep: .deadlettered("too_deep")
    case .longNumber: .deadlettered("number_too_long")
    case .unknownType: .deadlettered("unknown_format")
    }
  }

  /// Whether the record is about a story that an earlier record brought.
  var follows: Bool {
    switch self {
    case .update, .correction, .kill, .resend, .reprint, .late: true
    default: false
    }
  }
}
