/// Where a value came from.
public enum ConfigOrigin: Sendable, Hashable {
  /// A line of the file, from 1; 0 stands for the file as a whole.
  case file(path: String, line: Int)
  case environment(variable: String)
  case flag(name: String)
  /// Nowhere: the value is the default, or missing.
  case absent
}

extension ConfigOrigin: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let path, 0): path
    case .file(let path, let line): "\(path):\(line)"
    case .environment(let variable): "environment \(variable)"
    case .flag(let name): "flag \(name)"
    case .absent: "configuration"
    }
  }
}

extension ConfigOrigin: Comparable {
  /// The order in which a person meets them: the file from its top, then the rest by name.
  public static func < (left: ConfigOrigin, right: ConfigOrigin) -> Bool {
    (left.rank, left.line, left.name) < (right.rank, right.line, right.name)
  }

  private var rank: Int {
    switch self {
    case .file: 0
    case .environment: 1
    case .flag: 2
    case .absent: 3
    }
  }

  private var line: Int {
    if case .file(_, let line) = self { line } else { 0 }
  }

  private var name: String {
    switch self {
    case .file(let path, _): path
    case .environment(let variable): variable
    case .flag(let name): name
    case .absent: ""
    }
  }
}
