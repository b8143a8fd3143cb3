extension Inclusion {
  func typesAreIncluded(_ shape: Shape, _ wanted: Shape) -> Bool {
    if wanted.isNever || shape.types & ~wanted.types != 0 { return false }
    return !wanted.isLexicallyInteger || shape.isLexicallyInteger
      || shape.types & TypeMask.integer == 0
  }

  func numbersAreIncluded(_ shape: Shape, _ wanted: Shape) -> Bool {
    guard shape.types & (TypeMask.integer | TypeMask.number) != 0 else { return true }
    for bound in wanted.bounds where !isImplied(bound.bound, bound.decimal, shape) { return false }
    for multiple in wanted.multiples {
      let isImplied =
        shape.multiples.contains { $0.decimal.isMultiple(of: multiple.decimal) }
        || (shape.types & TypeMask.number == 0 && Decimal(1).isMultiple(of: multiple.decimal))
      if !isImplied { return false }
    }
    return true
  }

  private func isImplied(_ bound: Bound, _ value: Decimal, _ shape: Shape) -> Bool {
    shape.bounds.contains { own in
      let order = own.decimal.order(value)
      switch (bound, own.bound) {
      case (.minimum, .minimum), (.minimum, .exclusiveMinimum),
        (.exclusiveMinimum, .exclusiveMinimum):
        return order >= 0
      case (.exclusiveMinimum, .minimum): return order > 0
      case (.maximum, .maximum), (.maximum, .exclusiveMaximum),
        (.exclusiveMaximum, .exclusiveMaximum):
        return order <= 0
      case (.exclusiveMaximum, .maximum): return order < 0
      default: return false
      }
    }
  }

  func stringsAreIncluded(_ shape: Shape, _ wanted: Shape) -> Bool {
    guard shape.types & TypeMask.string != 0 else { return true }
    return shape.minLength >= wanted.minLength && shape.maxLength <= wanted.maxLength
      && wanted.patterns.allSatisfy { shape.patterns.contains($0) }
      && wanted.formats.allSatisfy { shape.formats.contains($0) }
  }
}
