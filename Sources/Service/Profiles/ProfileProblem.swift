/// A profile that cannot be used, and why.
struct ProfileProblem: Error, CustomStringConvertible {
  let file: String
  let reasons: [String]

  var description: String { reasons.map { "\(file): \($0)" }.joined(separator: "\n") }
}
