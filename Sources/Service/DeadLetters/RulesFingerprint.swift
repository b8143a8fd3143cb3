import Foundation
import Pipeline

/// What a story is decided by, as one text: this program to the byte, and what the configuration says
/// about stories that do not say it themselves.
enum RulesFingerprint {
  /// 16 hexadecimal digits.
  static func text(_ config: Config) throws(FileProblem) -> String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let program = try InputFile(path: path).read()
    let settings =
      "\(config.source.format.rawValue)\u{0}\(config.source.provider ?? "")\u{0}"
      + "\(config.source.timeZone ?? "")"
    let digest = ByteDigest.xxh3(program) ^ (ByteDigest.xxh3(Array(settings.utf8)) &* 31)
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
