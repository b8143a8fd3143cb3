import Foundation
import Synchronization

/// Takes finished lines, one call a line, from any thread.
public protocol LogSink: Sendable {
  /// - Parameter line: UTF-8, with its line feed.
  func write(_ line: [UInt8])
}

/// Standard error. A line is written whole, never mixed with another.
///
/// A log that cannot be written must not stop the service: the line is counted as dropped instead.
public final class StandardErrorSink: LogSink {
  private let dropped = Mutex(0)

  public init() {}

  /// How many lines could not be written, for instance because the reader has gone away.
  public var droppedLines: Int { dropped.withLock { $0 } }

  public func write(_ line: [UInt8]) {
    dropped.withLock { dropped in
      do {
        try FileHandle.standardError.write(contentsOf: Data(line))
      } catch {
        dropped += 1
      }
    }
  }
}

/// Keeps the newest lines in memory: for tests, and for showing the last of the log to a person.
public final class MemorySink: LogSink {
  private let limit: Int
  private let kept = Mutex<[String]>([])

  public init(linesMax: Int = 10_000) {
    limit = linesMax
  }

  /// The lines without their line feeds, oldest first.
  public var lines: [String] { kept.withLock { $0 } }

  public func write(_ line: [UInt8]) {
    let text = String(
      decoding: line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...], as: UTF8.self)
    kept.withLock { kept in
      if kept.count >= limit { kept.removeFirst(kept.count - limit + 1) }
      kept.append(text)
    }
  }
}

/// Takes lines and forgets them.
public struct DiscardingSink: LogSink {
  public init() {}

  public func write(_ line: [UInt8]) {}
}
