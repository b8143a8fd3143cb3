public import Pipeline

extension Config {
  /// What is alike, for how long it is remembered, and where that is kept.
  public struct Ledger: Sendable {
    public var snapshot = Snapshot()
    /// Windows, bounds and likeness; the defaults have their reasons there.
    public var settings = LedgerSettings()
    /// What is done with each verdict.
    public var policies = Policies()

    public struct Snapshot: Sendable {
      /// Without it one in the state directory, by the instance's name.
      public var path: String?
      public var interval = Duration.seconds(300)
    }

    /// For a replay, which is also asked for verdicts that the live ledger may have forgotten.
    var replaySettings: LedgerSettings {
      var settings = settings
      settings.keepsForgottenVerdicts = true
      return settings
    }
  }
}

extension Config {
  /// The file of one instance's snapshot.
  func snapshotPath(of instance: String) -> String {
    let name = instance.map {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_"
    }
    return ledger.snapshot.path ?? "\(state.directory)/ledger-\(String(name)).snapshot"
  }
}

extension Config.Ledger {
  mutating func resolve(_ resolver: inout ConfigResolver) {
    snapshot.path = resolver.value(Settings.snapshotPath)
    resolver.set(&snapshot.interval, from: Settings.snapshotInterval)
    if let window = resolver.value(Settings.identityWindow) {
      settings.identityWindow = Int64(window / .milliseconds(1))
    }
    resolver.set(&settings.identityEntriesMax, from: Settings.identityEntries)
    resolver.set(&settings.identityBytesMax, from: Settings.identityBytes)
    if let window = resolver.value(Settings.similarityWindow) {
      settings.similarityWindow = Int64(window / .milliseconds(1))
    }
    resolver.set(&settings.similarityEntriesMax, from: Settings.similarityEntries)
    resolver.set(&settings.similarityBytesMax, from: Settings.similarityBytes)
    resolver.set(&settings.duplicateJaccard, from: Settings.duplicateJaccard)
    resolver.set(&settings.duplicateContainment, from: Settings.duplicateContainment)
    resolver.set(&settings.updateJaccard, from: Settings.updateJaccard)
    resolver.set(&settings.updateContainment, from: Settings.updateContainment)
    resolver.set(&settings.markedJaccard, from: Settings.markedJaccard)
    checkOrder(&resolver)
  }

  /// Every key with its value as it would be written, in the order of the documentation.
  var values: [(key: String, value: String?)] {
    [
      (Settings.snapshotPath.key, snapshot.path),
      (Settings.snapshotInterval.key, Quantity.text(snapshot.interval)),
      (
        Settings.identityWindow.key, Quantity.text(.milliseconds(settings.identityWindow))
      ),
      (Settings.identityEntries.key, String(settings.identityEntriesMax)),
      (Settings.identityBytes.key, Quantity.text(bytes: settings.identityBytesMax)),
      (
        Settings.similarityWindow.key, Quantity.text(.milliseconds(settings.similarityWindow))
      ),
      (Settings.similarityEntries.key, String(settings.similarityEntriesMax)),
      (Settings.similarityBytes.key, Quantity.text(bytes: settings.similarityBytesMax)),
      (Settings.duplicateJaccard.key, String(settings.duplicateJaccard)),
      (Settings.duplicateContainment.key, String(settings.duplicateContainment)),
      (Settings.updateJaccard.key, String(settings.updateJaccard)),
      (Settings.updateContainment.key, String(settings.updateContainment)),
      (Settings.markedJaccard.key, String(settings.markedJaccard)),
    ]
  }

  private func checkOrder(_ resolver: inout ConfigResolver) {
    if settings.similarityWindow > settings.identityWindow {
      resolver.fail(
        Settings.similarityWindow.key,
        "longer than \(Settings.identityWindow.key): texts of stories that are forgotten cannot be "
          + "compared")
    }
  }
}
