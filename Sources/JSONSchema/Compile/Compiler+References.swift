internal import JSON

extension Compiler {
  /// A `$dynamicRef` or `$recursiveRef` that depends on what is in scope.
  struct DynamicTarget {
    /// Its instruction's block and where in `parts.integers` its candidates will be noted.
    let label: Int
    let name: String
    let isTracked: Bool
    /// Label of the target if nothing in scope has the anchor.
    let initial: Int
    /// Filled in as resources are compiled: resource to label.
    var candidates: [Int: Int] = [:]
  }

  mutating func compileReferences(
    _ keywords: KeywordValues, _ context: inout Context
  ) throws(SchemaError) {
    if let reference = keywords[.ref]?.string {
      let target = try resolve(reference, .ref, context)
      let label = try blockLabel(target.place, in: target.resource, isTracked: context.isTracked)
      sameValue[context.label].append(label)
      context.instructions.append(Instruction(.apply, .ref, a: label))
    }
    if let reference = keywords[.dynamicRef]?.string {
      let fragment = URIReference(reference).decodedFragment ?? ""
      try compileDynamic(reference, anchor: fragment, .dynamicRef, &context)
    }
    if let reference = keywords[.recursiveRef]?.string {
      try compileDynamic(reference, anchor: Resource.recursive, .recursiveRef, &context)
    }
  }

  private mutating func resolve(
    _ reference: String, _ keyword: Keyword, _ context: Context
  ) throws(SchemaError) -> (place: Place, resource: Int) {
    do throws(SchemaError) {
      return try index.resolve(reference, from: context.resource)
    } catch {
      let location = index.location(of: context.place, in: context.resource)
      throw SchemaError(error.code, at: "\(location)/\(keyword.rawValue)", error.detail)
    }
  }

  /// Dynamic only if the target that the base URI gives has the dynamic anchor itself.
  private mutating func compileDynamic(
    _ reference: String, anchor: String, _ keyword: Keyword, _ context: inout Context
  ) throws(SchemaError) {
    let target = try resolve(reference, keyword, context)
    let initial = try blockLabel(target.place, in: target.resource, isTracked: context.isTracked)
    sameValue[context.label].append(initial)
    guard index.resources[target.resource].dynamicAnchors[anchor] == target.place else {
      context.instructions.append(Instruction(.apply, keyword, a: initial))
      return
    }
    let instruction = Instruction(.dynamicApply, keyword, a: dynamicTargets.count, c: initial)
    context.instructions.append(instruction)
    dynamicTargets.append(
      DynamicTarget(
        label: context.label, name: anchor, isTracked: context.isTracked, initial: initial))
  }

  /// Compiles the anchors of that name in every resource that the program enters. New blocks may
  /// enter further resources, so the caller repeats this until nothing is added.
  mutating func addDynamicTargets() throws(SchemaError) {
    let resources = compiledResources.sorted()
    for number in dynamicTargets.indices {
      let target = dynamicTargets[number]
      for resource in resources where target.candidates[resource] == nil {
        guard let place = index.resources[resource].dynamicAnchors[target.name] else { continue }
        let owner = index.positions[place] ?? resource
        let label = try blockLabel(place, in: owner, isTracked: target.isTracked)
        dynamicTargets[number].candidates[resource] = label
      }
    }
  }

  /// Writes the candidates down; a reference with one only becomes an ordinary one.
  mutating func patchDynamicTargets() {
    for number in parts.instructions.indices
    where parts.instructions[number].operation == .dynamicApply {
      let target = dynamicTargets[Int(parts.instructions[number].a)]
      if target.candidates.values.allSatisfy({ $0 == target.initial }) {
        parts.instructions[number].operation = .apply
        parts.instructions[number].a = Int32(target.initial)
        continue
      }
      parts.usesScope = true
      parts.instructions[number].a = Int32(parts.integers.count)
      parts.instructions[number].b = Int32(target.candidates.count)
      for (resource, label) in target.candidates.sorted(by: { $0.key < $1.key }) {
        parts.integers += [Int32(resource), Int32(label)]
      }
    }
  }

  /// A schema that applies itself to the same value would never end.
  func refuseCycles() throws(SchemaError) {
    enum Mark { case unseen, open, done }
    var marks = [Mark](repeating: .unseen, count: sameValue.count)
    for start in sameValue.indices where marks[start] == .unseen {
      var path: [(label: Int, next: Int)] = [(start, 0)]
      marks[start] = .open
      while let (label, next) = path.last {
        guard next < sameValue[label].count else {
          marks[label] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let inner = sameValue[label][next]
        if marks[inner] == .open {
          let block = parts.blocks[inner]
          throw SchemaError(
            .referenceCycle,
            at: index.location(of: parts.places[inner], in: Int(block.resource)),
            "this schema applies itself to the same value")
        }
        if marks[inner] == .unseen {
          marks[inner] = .open
          path.append((inner, 0))
        }
      }
    }
  }
}
