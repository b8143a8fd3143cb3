import JSON

/// The error of reading `text`, or nil.
func failure(_ text: String, limits: JSONLimits = .default) -> JSONError? {
  failure(Array(text.utf8), limits: limits)
}

func failure(_ bytes: [UInt8], limits: JSONLimits = .default) -> JSONError? {
  var parser = JSONParser(limits: limits)
  switch parser.parse(bytes, { _ in true }) {
  case .success: return nil
  case .failure(let error): return error
  }
}

/// The document, written again.
func rewritten(_ text: String, limits: JSONLimits = .default) throws -> String {
  try read(text, limits: limits) { root in
    var writer = JSONWriter()
    writer.value(root)
    return writer.string
  }
}

func canonical(_ text: String) throws -> String {
  try read(text) { root in
    var writer = JSONWriter()
    writer.canonical(root)
    return writer.string
  }
}

func read<R>(
  _ text: String, limits: JSONLimits = .default, _ body: (JSONValue) throws -> R
) throws -> R {
  var parser = JSONParser(limits: limits)
  return try parser.parse(Array(text.utf8), body).get()
}
