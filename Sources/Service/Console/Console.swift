import Synchronization
public import SystemPackage

/// Standard output and standard error, for the command line's own words.
public struct Console: Sendable {
  private let output: FileDescriptor
  private let error: FileDescriptor

  public init(output: FileDescriptor = .standardOutput, error: FileDescriptor = .standardError) {
    self.output = output
    self.error = error
  }

  /// True where standard output is a terminal.
  public var isInteractive: Bool { isTerminal(output) }

  public func line(_ text: String) { write(Array(text.utf8) + [0x0A], to: output) }

  public func bytes(_ bytes: [UInt8]) { write(bytes, to: output) }

  /// Redraws the current line of a terminal; says nothing elsewhere.
  public func progress(_ text: String) {
    guard isInteractive else { return }
    write(Array("\r\u{1B}[2K\(text)".utf8), to: output)
  }

  public func problem(_ text: String) { write(Array("copydesk: \(text)\n".utf8), to: error) }

  /// Whether something could not be written although its reader was still there: the disk is full, or
  /// the descriptor closed. The process must not say then that all is done.
  public static var hasLostOutput: Bool { isLost.withLock { $0 } }

  private static let isLost = Mutex(false)

  private func write(_ bytes: [UInt8], to descriptor: FileDescriptor) {
    do {
      try descriptor.writeAll(bytes)
    } catch {
      // A reader that went away (`| head`) is no problem of ours: the rest is dropped.
      guard descriptor == output, error as? Errno != .brokenPipe else { return }
      let isNews = Self.isLost.withLock { lost in
        defer { lost = true }
        return !lost
      }
      if isNews { problem("standard output cannot be written: \(error); the rest is lost") }
    }
  }
}
