/// An XML document as a tree, its elements in one array in the order in which they begin.
struct XMLDocument {
  struct Element {
    /// Without prefix.
    let name: String
    var attributes: [(name: String, value: String)] = []
    var children: [Child] = []
  }

  enum Child {
    case element(Int)
    case text(String)
  }

  fileprivate(set) var elements: [Element] = []

  var root: XMLNode { XMLNode(document: self, index: 0) }
}

/// One element of a document.
struct XMLNode {
  fileprivate let document: XMLDocument
  fileprivate let index: Int

  var name: String { document.elements[index].name }

  /// Elements and texts in their order.
  var content: [XMLDocument.Child] { document.elements[index].children }

  var children: [XMLNode] {
    document.elements[index].children.compactMap { child in
      if case .element(let index) = child { node(index) } else { nil }
    }
  }

  func node(_ index: Int) -> XMLNode { XMLNode(document: document, index: index) }

  /// The value of an attribute, by its name without prefix.
  subscript(attribute: String) -> String? {
    document.elements[index].attributes.first { $0.name == attribute }?.value
  }

  func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

  /// The first element at the end of a path of names.
  func first(_ path: String...) -> XMLNode? {
    var node = self
    for name in path {
      guard let next = node.children.first(where: { $0.name == name }) else { return nil }
      node = next
    }
    return node
  }

  /// All elements below of one of these names, in their order; none inside of another such.
  func descendants(_ names: Set<String>) -> [XMLNode] {
    var found: [XMLNode] = []
    for child in children {
      if names.contains(child.name) {
        found.append(child)
      } else {
        found += child.descendants(names)
      }
    }
    return found
  }

  /// All text inside on one line; `nil` where there is none.
  var line: String? {
    var bytes: [UInt8] = []
    gather(into: &bytes)
    var text = CleanText()
    text.read(bytes.span)
    if text.mayNeedNFC, let composed = UnicodeNFC.normalized(text.content) {
      text.read(composed.span)
    }
    return text.joined
  }

  private func gather(into bytes: inout [UInt8]) {
    for child in content {
      switch child {
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .element(let index):
        let element = node(index)
        if XMLText.isBlock(element.name) { bytes.append(0x20) }
        element.gather(into: &bytes)
      }
    }
  }
}

/// Makes a document of what the parser reports.
struct XMLBuilder {
  private(set) var document = XMLDocument()
  private var open: [Int] = []

  mutating func start(_ name: String) {
    let index = document.elements.count
    if let parent = open.last { document.elements[parent].children.append(.element(index)) }
    document.elements.append(XMLDocument.Element(name: Self.local(name)))
    open.append(index)
  }

  mutating func attribute(_ name: String, _ value: String) {
    guard let index = open.last else { return }
    document.elements[index].attributes.append((Self.local(name), value))
  }

  mutating func text(_ text: String) {
    guard let index = open.last else { return }
    document.elements[index].children.append(.text(text))
  }

  /// An entity that only a DTD knows which is not read: one of HTML's names, or left as it stands.
  mutating func reference(_ name: String) {
    let scalar = CharacterReference.scalar(Array(name.utf8))
    text(scalar.map { String(Character($0)) } ?? "&\(name);")
  }

  mutating func end() { open.removeLast() }

  private static func local(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: 0x3A) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
