import Foundation
import Pipeline

/// What a story is decided by, as one text: this program to the byte, and what the configuration says
/// about stories that do not say it themselves, provider profiles included.
enum RulesFingerprint {
  /// 16 hexadecimal digits.
  ///
  /// - Throws: a `FileProblem` or a `ProfileProblem` for what cannot be read.
  static func text(_ config: Config) throws -> String {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let program = try InputFile(path: path).read()
    let source = config.source
    var settings = [source.format.rawValue, source.provider ?? "", source.timeZone ?? ""]
    if let profiles = source.profiles { settings += try ProfileLibrary.texts(at: profiles) }
    let joined = Array(settings.joined(separator: "\u{0}").utf8)
    let digest = ByteDigest.xxh3(program) ^ (ByteDigest.xxh3(joined) &* 31)
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
