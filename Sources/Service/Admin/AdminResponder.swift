import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Telemetry

/// Answers the admin endpoint's requests. Nothing here waits or changes anything.
struct AdminResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let monitor: HealthMonitor

  func respond(to request: Request, context: Context) async throws -> Response {
    let response = answer(to: request)
    monitor.telemetry.metrics.add(
      .adminRequests, 1, MetricLabel(.code, AdminAnswerCode(response.status.code)))
    return response
  }

  private func answer(to request: Request) -> Response {
    let path = request.head.path.map { $0.prefix { $0 != "?" } } ?? ""
    guard let page = Page(rawValue: String(path)) else {
      return json(.notFound, Self.problem("not found", "see / for what there is"))
    }
    guard request.method == .get else {
      var response = json(.methodNotAllowed, Self.problem("method not allowed", "only GET"))
      response.headers[.allow] = "GET"
      return response
    }
    return answer(page)
  }

  /// Everything there is.
  enum Page: String, CaseIterable {
    case overview = "/"
    case live = "/livez"
    case ready = "/readyz"
    case metrics = "/metrics"
    case status = "/status"
    case version = "/version"
  }

  private func answer(_ page: Page) -> Response {
    switch page {
    case .live:
      let report = monitor.report
      return json(
        report.isLive ? .ok : .serviceUnavailable,
        HealthDocument.bytes(report.live, isGood: report.isLive, status: report.status))
    case .ready:
      let report = monitor.report
      return json(
        report.isReady ? .ok : .serviceUnavailable,
        HealthDocument.bytes(
          report.live + report.ready, isGood: report.isReady, status: report.status))
    case .metrics:
      monitor.refreshGauges()
      let text = PrometheusText.bytes(of: monitor.telemetry.metrics.snapshot())
      return respond(.ok, "text/plain; version=0.0.4; charset=utf-8", text)
    case .status: return json(.ok, StatusDocument(monitor: monitor).bytes)
    case .version: return json(.ok, VersionDocument.bytes)
    case .overview: return overview()
    }
  }

  private func overview() -> Response {
    let words = (0..<2).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }
    let nonce = words.joined()
    var response = respond(.ok, "text/html; charset=utf-8", AdminPage.bytes(nonce: nonce))
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; "
      + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return response
  }

  private func json(_ status: HTTPResponse.Status, _ bytes: [UInt8]) -> Response {
    respond(status, "application/json", bytes + [0x0A])
  }

  private func respond(
    _ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]
  ) -> Response {
    var headers = HTTPFields()
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static func problem(_ what: String, _ hint: String) -> [UInt8] {
    Array(#"{"error":"\#(what)","hint":"\#(hint)"}"#.utf8)
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
