import Foundation

/// Where the admin endpoint of a service is, as its configuration says. Other keys do not matter here,
/// right or wrong; a file that cannot be read does, since it would be somebody else's service that answers.
struct AdminAddress {
  let host: String
  let port: Int

  /// - Parameter address: `host:port`, which wins over the configuration.
  init(_ address: String?, _ arguments: ConfigurationArguments) throws(Problem) {
    if let address {
      guard let colon = address.lastIndex(of: ":"), Names.hostAndPort(address) != nil,
        let port = Int(address[address.index(after: colon)...])
      else {
        throw Problem(
          code: .usage, description: "--address takes host:port, not '\(SafeText.line(address))'")
      }
      host = address[..<colon].trimmingCharacters(in: ["[", "]"])
      self.port = port
      return
    }
    var resolver = ConfigResolver(RawConfig(arguments.sources))
    let defaults = Config.Admin()
    let host = resolver.value(Settings.adminHost) ?? defaults.host
    let port = resolver.value(Settings.adminPort) ?? Int(defaults.port)
    let errors = resolver.errors.filter(\.concernsAdmin)
    guard errors.isEmpty else {
      throw Problem(
        code: .configuration, description: "the configuration is wrong:\n\(ConfigErrors(errors))")
    }
    guard port > 0 else {
      throw Problem(
        code: .configuration,
        description: "admin.port is 0; give --address with the port that was logged")
    }
    // What listens everywhere is reached at home.
    self.host = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    self.port = port
  }

  struct Problem: Error, CustomStringConvertible {
    let code: ExitCode
    let description: String
  }
}

extension ConfigError {
  /// The file as a whole, or a key of the admin endpoint.
  fileprivate var concernsAdmin: Bool {
    if let key { return key == "admin" || key.hasPrefix("admin.") }
    if case .file = origin { return true }
    return false
  }
}
