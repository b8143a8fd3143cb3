import Synchronization

/// The first of several failures; later ones are its echoes.
final class FirstFailure: Sendable {
  private let noted = Mutex<PortFailure?>(nil)

  var value: PortFailure? { noted.withLock { $0 } }

  func note(_ failure: PortFailure) {
    noted.withLock { $0 = $0 ?? failure }
  }
}
