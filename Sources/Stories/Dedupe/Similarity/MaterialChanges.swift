/// What of a text's substance differs from another text that is otherwise much alike.
public struct MaterialChanges: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let numeral = MaterialChanges(rawValue: 1)
  public static let name = MaterialChanges(rawValue: 2)
  public static let negation = MaterialChanges(rawValue: 4)
  public static let quotation = MaterialChanges(rawValue: 8)
  public static let status = MaterialChanges(rawValue: 16)

  /// The kinds by name, always in this order; the names are part of the contract.
  public var kinds: [String] {
    Self.names.compactMap { contains($0.change) ? $0.name : nil }
  }

  public static let kindNames: [String] = names.map(\.name)

  private static let names: [(change: MaterialChanges, name: String)] = [
    (.numeral, "numeral"), (.name, "name"), (.negation, "negation"), (.quotation, "quotation"),
    (.status, "status"),
  ]
}
