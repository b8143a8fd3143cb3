/// Names by which wires sign their datelines.
struct AgencyNames: Sendable {
  /// In lower case; and, behind a mark, those that stand without brackets, in the case in which they
  /// are signed.
  private let names: Set<String>

  /// - Parameter more: beside those that everyone knows; of a provider's profile.
  init(more: [String] = []) {
    guard !more.isEmpty else {
      names = Self.common
      return
    }
    names = Self.common.union(more.map { $0.lowercased() }).union(more.map { Self.bareMark + $0 })
  }

  static let standard = AgencyNames()

  /// Whether a name in brackets is a wire's, or begins or ends with one: `dpa/lni`, `Reuters Health`,
  /// `ats afp`, `dpa-AFX`.
  func contains(_ name: String) -> Bool {
    let lower = name.lowercased()
    if names.contains(lower) { return true }
    let parts = lower.split { $0 == "/" || $0 == "-" || $0 == " " || $0 == "+" || $0 == "," }
    guard parts.count > 1, parts.count <= 4, let first = parts.first, let last = parts.last,
      isName(name)
    else { return false }
    return names.contains(String(first)) || names.contains(String(last))
  }

  /// `Reuters Health`, `ats afp`, but not `dpa reported it first`.
  private func isName(_ name: String) -> Bool {
    name.split(separator: " ").allSatisfy { word in
      word.first?.isLowercase != true || names.contains(word.lowercased())
        || word.contains { "/-+,".contains($0) }
    }
  }

  /// Whether a word without brackets is a wire's name in the case in which it is signed.
  func containsBare(_ word: String) -> Bool {
    Self.bare.contains(word) || names.contains(Self.bareMark + word)
  }

  private static let bareMark = "="

  private static let bare: Set<String> = [
    "Kyodo", "TASS", "ITAR-TASS", "Xinhua", "Bernama", "ANTARA", "KUNA", "WAM", "SANA", "IRNA",
    "Interfax", "PTI", "ANI", "AFP", "Reuters", "Yonhap", "BELGA", "Belga", "AAP",
    "GNA", "NAN", "QNA", "BNA", "ONA", "SPA", "MENA", "APP", "BSS", "UNB", "VNA", "EFE", "ANSA",
    "IANS",
  ]

  private static let common: Set<String> = [
    "ap", "afp", "reuters", "dpa", "ats", "sda", "apa", "ansa", "efe", "tass", "itar-tass", "kyodo",
    "xinhua", "upi", "pa", "pti", "ani", "ians", "yonhap", "jiji", "bernama", "antara", "kna",
    "epd",
    "sid", "awp", "keystone-ats", "keystone-sda", "belga", "anp", "ntb", "tt", "ritzau", "stt",
    "lusa",
    "agi", "adnkronos", "askanews", "lapresse", "europa press", "europapress", "ctk", "\u{10D}tk",
    "pap", "mti", "tanjug", "hina", "sta", "bta", "agerpres", "mediafax", "aa", "anadolu", "mena",
    "wam", "kuna", "spa", "petra", "sana", "irna", "isna", "ria", "ria novosti", "interfax",
    "ukrinform", "unian", "belta", "cp", "the canadian press", "aap", "nzpa", "cna", "notimex",
    "telam", "t\u{E9}lam", "agencia brasil", "ag\u{EA}ncia brasil", "ips", "jta", "cnn", "cns",
    "bloomberg", "dow jones", "mena", "aps", "map", "tap", "nan", "sapa", "gna", "addis", "itn",
    "pa media", "press association", "associated press", "cnbc", "upi", "rtr", "ap photo", "dts",
    "prnewswire", "pr newswire", "business wire", "globenewswire", "accesswire", "newswire",
    "afx", "dpa-afx", "vwd", "ddp", "dapd", "kap", "\u{442}\u{430}\u{441}\u{441}",
    "\u{440}\u{438}\u{430} \u{43D}\u{43E}\u{432}\u{43E}\u{441}\u{442}\u{438}",
    "\u{438}\u{43D}\u{442}\u{435}\u{440}\u{444}\u{430}\u{43A}\u{441}",
  ]
}
