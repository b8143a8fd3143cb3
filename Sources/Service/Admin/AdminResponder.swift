import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Telemetry

/// Answers the admin endpoint's requests. Nothing here waits or changes anything.
struct AdminResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let monitor: HealthMonitor
  private let cache = AdminCache()

  init(monitor: HealthMonitor) { self.monitor = monitor }

  func respond(to request: Request, context: Context) async throws -> Response {
    let response = answer(to: request)
    monitor.telemetry.metrics.add(
      .adminRequests, 1, MetricLabel(.code, AdminAnswerCode(response.status.code)))
    return response
  }

  private func answer(to request: Request) -> Response {
    let path = request.head.path.map { $0.prefix { $0 != "?" } } ?? ""
    guard let page = AdminPath(rawValue: String(path)) else {
      return respond(
        .notFound, "application/json", Self.problem("not found", "see / for what there is"))
    }
    guard request.method == .get else {
      var response = respond(
        .methodNotAllowed, "application/json", Self.problem("method not allowed", "only GET"))
      response.headers[.allow] = "GET"
      return response
    }
    // The page has a word of its own in each answer.
    let answer = page == .overview ? make(page) : cache.answer(page) { make(page) }
    var response = respond(answer.isGood ? .ok : .serviceUnavailable, answer.type, answer.body)
    response.headers[.contentSecurityPolicy] = answer.contentSecurityPolicy
    return response
  }

  private func make(_ page: AdminPath) -> AdminCache.Answer {
    switch page {
    case .live:
      let report = monitor.report
      return json(
        HealthDocument.bytes(report.live, isGood: report.isLive, status: report.status),
        isGood: report.isLive)
    case .ready:
      let report = monitor.report
      return json(
        HealthDocument.bytes(
          report.live + report.ready, isGood: report.isReady, status: report.status),
        isGood: report.isReady)
    case .metrics:
      monitor.refreshGauges()
      let text = PrometheusText.bytes(of: monitor.telemetry.metrics.snapshot())
      return AdminCache.Answer(
        isGood: true, type: "text/plain; version=0.0.4; charset=utf-8",
        body: ByteBuffer(bytes: text))
    case .status: return json(StatusDocument(monitor: monitor).bytes)
    case .version: return json(VersionDocument.bytes)
    case .overview: return overview()
    }
  }

  private func overview() -> AdminCache.Answer {
    let words = (0..<2).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }
    let nonce = words.joined()
    return AdminCache.Answer(
      isGood: true, type: "text/html; charset=utf-8",
      body: ByteBuffer(bytes: AdminPage.bytes(nonce: nonce)),
      contentSecurityPolicy:
        "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; "
        + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'")
  }

  private func json(_ bytes: [UInt8], isGood: Bool = true) -> AdminCache.Answer {
    AdminCache.Answer(
      isGood: isGood, type: "application/json", body: ByteBuffer(bytes: bytes + [0x0A]))
  }

  private func respond(
    _ status: HTTPResponse.Status, _ type: String, _ body: ByteBuffer
  ) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
  }

  private static func problem(_ what: String, _ hint: String) -> ByteBuffer {
    ByteBuffer(string: #"{"error":"\#(what)","hint":"\#(hint)"}"# + "\n")
  }
}

/// Status codes of the admin endpoint, as a label.
enum AdminAnswerCode: String, CaseIterable {
  case good = "200"
  case notFound = "404"
  case methodNotAllowed = "405"
  case unavailable = "503"
  case other

  init(_ code: Int) { self = Self(rawValue: "\(code)") ?? .other }
}
