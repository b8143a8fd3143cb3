import Pipeline

extension Config.Topics {
  /// The live topic that outcomes of this kind go to.
  func name(of destination: Destination) -> String {
    switch destination {
    case .articles: articles
    case .duplicates: duplicates
    case .deadletters: deadletters
    }
  }
}
