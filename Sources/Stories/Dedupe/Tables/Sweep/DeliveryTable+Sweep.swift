extension DeliveryTable {
  /// Forgets the rulings of pages, and gives the rest the stories' new rows.
  ///
  /// - Parameters:
  ///   - expired: by partition, with ascending offsets.
  ///   - nameOf: where the URI of an old row stands.
  /// - Returns: where the pages went.
  mutating func compact(
    _ rows: RowMap, without expired: [UInt32], nameOf: (UInt32) -> UInt32
  ) -> RowMap {
    forget(expired)
    var isExpired = [Bool](repeating: false, count: pages.count)
    for page in expired { isExpired[Int(page)] = true }
    let old = (rulings: rulings, names: names)
    rulings = Chunks()
    names = [:]
    var packed = pages
    pages = KeyedRows()
    defer { pages = packed }
    return packed.compact { page, row in
      if isExpired[Int(page)] { return false }
      for cell in 0..<DeliveryPage.cellCount where row.cells[cell] != 0 {
        row.cells[cell] = moved(row.cells[cell], rows, old, nameOf)
      }
      return true
    }
  }

  /// The places of the rulings in those pages.
  func expired(_ oldest: StorySeconds, rulingsMin: Int) -> [DeliveryPlace] {
    expiredPages(oldest, rulingsMin: rulingsMin).flatMap { page in
      (0..<DeliveryPage.cellCount).compactMap { cell in
        pages[page].cells[cell] == 0 ? nil : DeliveryPlace(page: page, cell: cell)
      }
    }
  }

  /// Pages that are older than `oldest`, except for the `rulingsMin` rulings of each partition that
  /// have the highest offsets: by partition, with ascending offsets.
  func expiredPages(_ oldest: StorySeconds, rulingsMin: Int) -> [UInt32] {
    let isAnyOld = (0..<UInt32(pages.count)).contains { pages[$0].time < oldest }
    if !isAnyOld || count <= rulingsMin { return [] }
    var kept = [Int](repeating: 0, count: streams.count)
    var expired: [UInt32] = []
    let order = (0..<UInt32(pages.count)).sorted { one, other in
      let left = pages[one].key
      let right = pages[other].key
      return left.stream == right.stream ? left.page > right.page : left.stream < right.stream
    }
    for row in order {
      let stream = Int(pages[row].key.stream)
      if kept[stream] >= rulingsMin, pages[row].time < oldest {
        expired.append(row)
      } else {
        let page = pages[row]
        for cell in 0..<DeliveryPage.cellCount where page.cells[cell] != 0 { kept[stream] += 1 }
      }
    }
    return expired.reversed()
  }

  /// - Parameter expired: by partition, with ascending offsets.
  private mutating func forget(_ expired: [UInt32]) {
    var claimed: [UInt32: [Int64]] = [:]
    for row in expired {
      let page = pages[row]
      for cell in 0..<DeliveryPage.cellCount where page.cells[cell] != 0 {
        claimed[page.key.stream, default: []].append(
          page.key.page << DeliveryPage.cellBits | Int64(cell))
        count -= 1
      }
    }
    for (stream, offsets) in claimed { forgotten[stream, default: OffsetSet()].insert(offsets) }
  }

  private mutating func moved(
    _ cell: UInt32, _ rows: RowMap, _ old: (rulings: Chunks<UInt64>, names: [UInt32: UInt32]),
    _ nameOf: (UInt32) -> UInt32
  ) -> UInt32 {
    if cell & Self.indirect == 0 {
      if cell == Self.orphan { return cell }
      let row = rows[cell - 1]
      return row == RowMap.gone ? Self.orphan : row + 1
    }
    let place = cell & ~Self.indirect
    guard let ruling = Ruling(cell: old.rulings[place]) else { return 0 }
    let row = ruling.story.map { rows[$0] }
    let moved = rulings.append(ruling.moved(to: row == RowMap.gone ? nil : row).cell)
    if let name = old.names[place] {
      names[moved] = name
    } else if let story = ruling.story, row == RowMap.gone, ruling.basis.refersToArticle {
      names[moved] = nameOf(story)
    }
    return moved | Self.indirect
  }
}

extension Ruling {
  fileprivate func moved(to story: UInt32?) -> Ruling {
    Ruling(basis, of: story, similarity: similarity, changes: changes)
  }
}

extension DeliveryPlace {
  func moved(_ pages: RowMap) -> DeliveryPlace {
    if self == .none { return self }
    let page = pages[self.page]
    return page == RowMap.gone ? .none : DeliveryPlace(page: page, cell: cell)
  }
}
