import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Pipeline
import ServiceLifecycle
import Telemetry

/// The admin endpoint: read-only HTTP on an address of its own.
struct AdminServer: Sendable {
  let monitor: HealthMonitor

  /// Binds, then runs `body` and answers requests until it ends.
  ///
  /// The server is asked to end and never canceled: canceled in the middle of an answer, NIO's writer
  /// ends the process. A client that will not end does not hold it up; the process goes on to its exit.
  ///
  /// - Throws: `AdminProblem` where the address cannot be had, before `body` runs; else what `body`
  ///   throws.
  func serving<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let (bound, announce) = AsyncThrowingStream<Void, any Error>.makeStream()
    let server = application { channel in
      monitor.listens(onPort: channel.localAddress?.port ?? 0)
      announce.yield()
      announce.finish()
    }
    let (ended, end) = AsyncStream<Void>.makeStream()
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [server], logger: Self.silent))
    Task.detached {
      do {
        try await group.run()
      } catch {
        announce.finish(throwing: AdminProblem(error, monitor.config.admin))
      }
      end.finish()
    }
    for try await _ in bound {}
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    await group.triggerGracefulShutdown()
    Task.detached {
      let clock: any Clock<Duration> = ContinuousClock()
      _ = await clock.pause(for: AdminLimits.farewellMax)
      end.finish()
    }
    for await _ in ended {}
    return try result.get()
  }

  private func application(
    _ onServerRunning: @escaping @Sendable (any Channel) async -> Void
  ) -> some ApplicationProtocol {
    let admin = monitor.config.admin
    return Application(
      responder: AdminResponder(monitor: monitor),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionDeadline(AdminLimits.connectionTimeMax)],
          idleTimeout: AdminLimits.idleTimeMax,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: AdminLimits.headerBytesMax,
            maxHeaderListSize: AdminLimits.headerBytesMax,
            maxHeaderFieldCount: AdminLimits.headersMax))),
      configuration: ApplicationConfiguration(
        address: .hostname(admin.host, port: Int(admin.port)), serverName: "copydesk",
        availableConnectionsDelegate: .maximum(
          AdminLimits.connectionsMax, logger: Self.silent)),
      onServerRunning: onServerRunning, logger: Self.silent)
  }

  /// Our events say what there is to say.
  private static var silent: Logger {
    var logger = Logger(label: "copydesk.admin") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    return logger
  }
}

/// What the admin endpoint takes on, so that no client of it costs the service anything.
enum AdminLimits {
  /// Probes, a scraper, some people; the next wait in the backlog.
  static let connectionsMax = 256
  /// A person's browser sends some 2 KiB.
  static let headerBytesMax = 16 << 10
  static let headersMax = 64
  /// Between two requests, or two parts of one.
  static let idleTimeMax = TimeAmount.seconds(15)
  /// A connection is closed then, whatever it does: nobody holds a place for ever.
  static let connectionTimeMax = TimeAmount.seconds(120)
  /// How long answers may take that are on their way when the service ends.
  static let farewellMax = Duration.seconds(1)
}
