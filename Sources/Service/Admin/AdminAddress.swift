import Foundation

/// Where the admin endpoint of a service is, as its configuration says; other keys do not matter
/// here, right or wrong.
struct AdminAddress {
  let host: String
  let port: Int

  /// - Parameter address: `host:port`, which wins over the configuration.
  init(_ address: String?, _ arguments: ConfigurationArguments) throws(Problem) {
    if let address {
      guard let colon = address.lastIndex(of: ":"), Names.hostAndPort(address) != nil,
        let port = Int(address[address.index(after: colon)...])
      else { throw Problem(description: "--address takes host:port, not '\(address)'") }
      host = address[..<colon].trimmingCharacters(in: ["[", "]"])
      self.port = port
      return
    }
    var resolver = ConfigResolver(RawConfig(arguments.sources))
    let defaults = Config.Admin()
    let host = resolver.value(Settings.adminHost) ?? defaults.host
    let port = resolver.value(Settings.adminPort) ?? Int(defaults.port)
    guard port > 0 else {
      throw Problem(description: "admin.port is 0; give --address with the port that was logged")
    }
    // What listens everywhere is reached at home.
    self.host = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    self.port = port
  }

  struct Problem: Error, CustomStringConvertible {
    let description: String
  }
}
