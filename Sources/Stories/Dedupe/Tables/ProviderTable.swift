/// Numbers for providers, by `Lineage.provider`: 11 bits instead of 32.
struct ProviderTable: Sendable {
  private(set) var providers: [UInt32] = [0]
  private var numbers: [UInt32: UInt32] = [0: 0]

  /// Stories of a provider beyond these are known by id and text, and have no lineage.
  static let providersMax = 2_047
  private static let beyond = UInt32(providersMax)

  init() {}

  init(_ providers: [UInt32]) {
    for provider in providers { _ = number(of: provider) }
  }

  mutating func number(of provider: UInt32) -> UInt32 {
    if let number = numbers[provider] { return number }
    guard providers.count < Self.providersMax else { return Self.beyond }
    numbers[provider] = UInt32(providers.count)
    providers.append(provider)
    return UInt32(providers.count - 1)
  }

  func isProvider(_ number: UInt32, _ provider: UInt32) -> Bool {
    number != Self.beyond && providers[Int(number)] == provider
  }

  /// `nil` for one beyond the table.
  subscript(number: UInt32) -> UInt32? {
    number == Self.beyond ? nil : providers[Int(number)]
  }
}
