import JSON
import Kafka
import Telemetry

/// The body of `/livez` and `/readyz`: the verdict, and each check with its reason.
enum HealthDocument {
  static func bytes(
    _ checks: [HealthCheck], isGood: Bool, status: HealthReported.Status
  ) -> [UInt8] {
    var json = JSONWriter(capacity: 1_024)
    json.beginObject()
    json.key("ok")
    json.bool(isGood)
    json.key("status")
    json.string(status.rawValue)
    json.key("checks")
    write(checks, to: &json)
    json.endObject()
    return json.bytes
  }

  /// Failing checks come first.
  static func write(_ checks: [HealthCheck], to json: inout JSONWriter) {
    json.beginArray()
    for check in checks.filter({ !$0.isGood }) + checks.filter(\.isGood) {
      json.beginObject()
      json.key("name")
      json.string(check.name.rawValue)
      json.key("ok")
      json.bool(check.isGood)
      json.key("reason")
      json.string(check.reason)
      json.endObject()
    }
    json.endArray()
  }
}

/// The body of `/version`.
enum VersionDocument {
  static var bytes: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    write(to: &json)
    json.endObject()
    return json.bytes
  }

  /// Members, into an object that is open.
  static func write(to json: inout JSONWriter) {
    json.key("copydesk")
    json.string(copydeskVersion)
    json.key("librdkafka")
    json.string(KafkaLibrary.version)
  }
}
