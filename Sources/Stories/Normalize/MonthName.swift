/// Names of months in the languages of the wires, whole or cut short.
enum MonthName {
  /// 1 to 12; a final full stop is not looked at. `nil` for what is no month.
  static func number(_ word: some StringProtocol) -> Int? {
    var name = word.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    return numbers[name]
  }

  private static let numbers: [String: Int] = {
    let names: [[String]] = [
      [
        "january", "jan", "janvier", "janv", "januar", "jän", "jänner", "enero", "ene", "gennaio",
        "gen", "janeiro", "января", "янв", "januari",
      ],
      [
        "february", "feb", "février", "fév", "févr", "februar", "febrero", "febbraio", "fevereiro",
        "fev", "февраля", "фев", "februari",
      ],
      ["march", "mar", "mars", "märz", "mär", "marzo", "março", "марта", "мар", "mrz", "maart"],
      ["april", "apr", "avril", "avr", "abril", "abr", "aprile", "апреля", "апр"],
      ["may", "mai", "mayo", "maggio", "mag", "maio", "мая", "mei", "maj"],
      ["june", "jun", "juin", "juni", "junio", "giugno", "giu", "junho", "июня", "июн"],
      ["july", "jul", "juillet", "juil", "juli", "julio", "luglio", "lug", "julho", "июля", "июл"],
      ["august", "aug", "août", "aout", "agosto", "ago", "августа", "авг", "augustus", "augusti"],
      [
        "september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro",
        "сентября", "сен",
      ],
      [
        "october", "oct", "octobre", "oktober", "okt", "octubre", "ottobre", "ott", "outubro",
        "out", "октября", "окт",
      ],
      ["november", "nov", "novembre", "noviembre", "novembro", "ноября", "ноя"],
      [
        "december", "dec", "décembre", "déc", "dezember", "dez", "diciembre", "dic", "dicembre",
        "dezembro", "декабря", "дек",
      ],
    ]
    var numbers: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names { numbers[name] = index + 1 }
    }
    return numbers
  }()
}
