extension PubStatus {
  /// In the ledger's tables and in the claims topic: append, never renumber.
  var code: UInt8 {
    switch self {
    case .usable: 0
    case .withheld: 1
    case .canceled: 2
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .usable
    case 1: self = .withheld
    case 2: self = .canceled
    default: return nil
    }
  }
}
