internal import JSON

/// All resources of a set of documents, with every position where a schema stands.
struct ResourceIndex: Sendable {
  private(set) var documents: [JSONDocument] = []
  /// The URI under which each document was given.
  private var retrievalURIs: [String] = []
  private(set) var resources: [Resource] = []
  private var byURI: [String: Int] = [:]
  /// The resource of each schema position found so far.
  private(set) var positions: [Place: Int] = [:]
  private var indexed = 0
  /// Documents by retrieval URI and root identifier, for meta-schemas that are not indexed yet.
  private var documentsByURI: [String: Int] = [:]
  private var dialects: [String: Dialect]
  private var beingResolved: Set<String> = []

  init() {
    dialects = Dictionary(
      uniqueKeysWithValues: SchemaDraft.allCases.map { ($0.rawValue, Dialect($0)) })
  }

  /// Adds a document. A later one with the same URI takes its place.
  mutating func add(_ document: JSONDocument, uri: String) -> Int {
    let place = documents.count
    documents.append(document)
    let given = URIReference(uri)
    retrievalURIs.append(given.withoutFragment)
    documentsByURI[given.withoutFragment] = place
    withRoot(place) { root in
      for key in ["$id", "id"] {
        if let own = root.member(named: key)?.string {
          let resolved = URIReference(own).resolved(against: given)
          documentsByURI[resolved.withoutFragment] = place
        }
      }
    }
    return place
  }

  /// Finds the resources of the documents added since the last call.
  mutating func update(defaultDraft: SchemaDraft) {
    while indexed < documents.count {
      let place = indexed
      indexed += 1
      let root = unsafe value(Place(document: place, index: 1))
      let settled = dialect(of: root) ?? .success(Dialect(defaultDraft))
      let walk = Walk(base: retrievalURIs[place], resource: nil, settled: settled)
      visit(root, Place(document: place, index: 1), walk)
    }
  }

  /// The resource with this absolute URI, without a fragment.
  func resource(at uri: String) -> Int? { byURI[uri] }

  /// The value at a place. Valid as long as this index, or a copy, holds the document.
  @unsafe
  func value(_ place: Place) -> JSONValue {
    unsafe documents[place.document].root.value(at: place.index)
  }

  private func withRoot(_ place: Int, _ body: (JSONValue) -> Void) {
    documents[place].withRoot(body)
  }
}

// MARK: - Walking over schema positions

extension ResourceIndex {
  private struct Walk {
    let base: String
    let resource: Int?
    let settled: Result<Dialect, SchemaError>

    var dialect: Dialect {
      switch settled {
      case .success(let dialect): dialect
      case .failure: Dialect(.draft2020_12)
      }
    }
  }

  /// Takes in a subschema that stands where no keyword puts one, because a pointer leads there.
  mutating func adopt(_ place: Place, into resource: Int) {
    let known = resources[resource]
    let walk = Walk(base: known.uri, resource: resource, settled: .success(known.dialect))
    visit(unsafe value(place), place, walk)
  }

  private mutating func visit(_ value: JSONValue, _ place: Place, _ outer: Walk) {
    var walk = outer
    if outer.resource == nil { walk = opened(value, place, outer, id: nil) }
    guard value.isObject else {
      if value.bool != nil { positions[place] = walk.resource }
      return
    }
    if outer.resource == nil || identifiesItself(value, walk) {
      walk = reopened(value, place, outer, walk)
    }
    guard let resource = walk.resource else { return }
    positions[place] = resource
    noteAnchors(value, place, resource, walk.dialect)
    let isHidden = walk.dialect.refHidesSiblings && value["$ref"]?.isString == true
    for member in value.members {
      guard let keyword = Keyword(rawValue: member.key.string),
        walk.dialect.keywords.contains(keyword), !isHidden || keyword == .definitions
      else { continue }
      let inner = member.value
      switch keyword.positions(in: walk.dialect.draft) {
      case .none: break
      case .one: visitInner(inner, place, walk)
      case .array: for element in inner.elements { visitInner(element, place, walk) }
      case .map: for entry in inner.members { visitInner(entry.value, place, walk) }
      case .oneOrArray:
        if inner.isArray {
          for element in inner.elements { visitInner(element, place, walk) }
        } else {
          visitInner(inner, place, walk)
        }
      case .mapBesideNames:
        for entry in inner.members where !entry.value.isArray {
          visitInner(entry.value, place, walk)
        }
      }
    }
  }

  private mutating func visitInner(_ value: JSONValue, _ outer: Place, _ walk: Walk) {
    guard value.isObject || value.bool != nil else { return }
    visit(value, Place(document: outer.document, index: unsafe value.storage.index), walk)
  }

  /// The identifier of a subschema, by the dialect that it says or inherits.
  private func identifier(_ value: JSONValue, _ dialect: Dialect) -> String? {
    if dialect.refHidesSiblings && value["$ref"]?.isString == true { return nil }
    return value.member(named: dialect.idKeyword.rawValue)?.string
  }

  private mutating func identifiesItself(_ value: JSONValue, _ walk: Walk) -> Bool {
    let own = settledDialect(of: value, else: walk)
    guard let id = identifier(value, own) else { return false }
    return !(own.idHoldsAnchors && id.hasPrefix("#"))
  }

  private mutating func settledDialect(of value: JSONValue, else walk: Walk) -> Dialect {
    guard let said = dialect(of: value), case .success(let dialect) = said else {
      return walk.dialect
    }
    return dialect
  }

  /// A resource for the root of a document, before its own identifier is looked at.
  private mutating func opened(
    _ value: JSONValue, _ place: Place, _ walk: Walk, id: String?
  ) -> Walk {
    let resource = register(walk.base, place, walk.settled)
    return Walk(base: walk.base, resource: resource, settled: walk.settled)
  }

  /// The walk inside a schema with an identifier.
  private mutating func reopened(
    _ value: JSONValue, _ place: Place, _ outer: Walk, _ walk: Walk
  ) -> Walk {
    let settled = dialect(of: value) ?? walk.settled
    let inner = Walk(base: walk.base, resource: walk.resource, settled: settled)
    guard let id = identifier(value, inner.dialect),
      !(inner.dialect.idHoldsAnchors && id.hasPrefix("#"))
    else { return inner }
    let resolved = URIReference(id).resolved(against: URIReference(walk.base))
    let uri = resolved.withoutFragment
    let resource = register(uri, place, settled)
    if outer.resource == nil { byURI[outer.base] = resource }
    if inner.dialect.idHoldsAnchors, let name = resolved.decodedFragment, !name.isEmpty {
      resources[resource].anchors[name] = place
    }
    return Walk(base: uri, resource: resource, settled: settled)
  }

  private mutating func register(
    _ uri: String, _ place: Place, _ settled: Result<Dialect, SchemaError>
  ) -> Int {
    var trouble: SchemaError?
    var dialect = Dialect(.draft2020_12)
    switch settled {
    case .success(let known): dialect = known
    case .failure(let error): trouble = error
    }
    resources.append(Resource(uri: uri, root: place, dialect: dialect, trouble: trouble))
    byURI[uri] = resources.count - 1
    return resources.count - 1
  }

  private mutating func noteAnchors(
    _ value: JSONValue, _ place: Place, _ resource: Int, _ dialect: Dialect
  ) {
    if dialect.idHoldsAnchors, let id = identifier(value, dialect), id.hasPrefix("#"),
      id.utf8.count > 1
    {
      resources[resource].anchors[String(id.dropFirst())] = place
    }
    if dialect.keywords.contains(.anchor), let name = value["$anchor"]?.string {
      resources[resource].anchors[name] = place
    }
    if dialect.keywords.contains(.dynamicAnchor), let name = value["$dynamicAnchor"]?.string {
      resources[resource].anchors[name] = place
      resources[resource].dynamicAnchors[name] = place
    }
    if dialect.keywords.contains(.recursiveAnchor), value["$recursiveAnchor"]?.bool == true,
      resources[resource].root == place
    {
      resources[resource].dynamicAnchors[Resource.recursive] = place
    }
  }
}

// MARK: - Dialects

extension ResourceIndex {
  /// What `$schema` of this schema asks for; nil without one.
  private mutating func dialect(of value: JSONValue) -> Result<Dialect, SchemaError>? {
    guard let said = value["$schema"]?.string else { return nil }
    let uri = URIReference(said).withoutFragment
    if let known = dialects[uri] { return .success(known) }
    do throws(SchemaError) {
      let made = try makeDialect(uri)
      dialects[uri] = made
      return .success(made)
    } catch {
      return .failure(error)
    }
  }

  private mutating func makeDialect(_ uri: String) throws(SchemaError) -> Dialect {
    guard let document = documentsByURI[uri], beingResolved.insert(uri).inserted else {
      throw SchemaError(.unknownDialect, at: "", "no meta-schema \(uri) is registered")
    }
    defer { beingResolved.remove(uri) }
    let root = unsafe value(Place(document: document, index: 1))
    guard let base = dialect(of: root) else {
      return Dialect(.draft2020_12)
    }
    let draft = try base.get().draft
    guard draft >= .draft2019_09, let chosen = root["$vocabulary"], chosen.isObject else {
      // Without a choice, what the meta-schema's own meta-schema says.
      return try base.get()
    }
    var names: Set<String> = []
    for member in chosen.members {
      let name = member.key.string
      if Dialect.isKnown(vocabulary: name, of: draft) {
        names.insert(name)
      } else if member.value.bool == true {
        throw SchemaError(.unknownVocabulary, at: uri, "vocabulary \(name) is not known")
      }
    }
    return Dialect(draft, metaschema: uri, vocabularies: names)
  }
}
