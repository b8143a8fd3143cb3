import NIOCore
import NIOPosix

/// Asks the admin endpoint of a running service. HTTP/1.1, one request a connection.
struct AdminClient: Sendable {
  struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
  }

  /// Nobody answers there, or not as an admin endpoint does.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let host: String
  let port: Int
  /// Of the whole exchange.
  var timeout = TimeAmount.seconds(5)

  /// No answer of ours is longer.
  private static let bytesMax = 16 << 20

  func get(_ path: String) async throws(Failure) -> Answer {
    do {
      let bytes = try await exchange(
        "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      guard let answer = Answer(bytes) else {
        throw Failure(description: "\(host):\(port) does not answer as an admin endpoint does")
      }
      return answer
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        description: "nothing answers at \(host):\(port); does the service run there "
          + "(admin.host, admin.port)?")
    }
  }

  /// Everything that comes back until the connection is closed.
  func exchange(_ request: String) async throws -> [UInt8] {
    let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connectTimeout(timeout)
      .connect(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let channel = connection.channel
    let deadline = channel.eventLoop.scheduleTask(in: timeout) { channel.close(promise: nil) }
    defer { deadline.cancel() }
    return try await connection.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: request))
      var bytes: [UInt8] = []
      for try await part in inbound where bytes.count < Self.bytesMax {
        bytes.append(contentsOf: part.readableBytesView)
      }
      return bytes
    }
  }
}

extension AdminClient.Answer {
  /// `nil` unless the bytes are a whole answer with its length.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.prefix(8 << 10), as: UTF8.self)
    guard text.hasPrefix("HTTP/1.1 "), let end = text.firstRange(of: "\r\n\r\n"),
      let status = Int(text.dropFirst(9).prefix(3))
    else { return nil }
    let head = text[..<end.lowerBound].lowercased()
    guard let mark = head.firstRange(of: "content-length: "),
      let length = Int(head[mark.upperBound...].prefix { $0.isNumber })
    else { return nil }
    let start = text[..<end.upperBound].utf8.count
    guard bytes.count == start + length else { return nil }
    self.init(status: status, body: Array(bytes[start...]))
  }
}
