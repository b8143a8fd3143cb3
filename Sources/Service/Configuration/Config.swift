public import Telemetry

/// The whole configuration, checked: every value is within its limits, names that must differ do.
///
/// Made in one step out of the file, the environment and the flags (`Config.load`), or in code from
/// `Config(bootstrapServers:)`, whose other values are the defaults.
public struct Config: Sendable {
  public var kafka: Kafka
  public var source = Source()
  public var topics = Topics()
  public var batch = Batch()
  public var ledger = Ledger()
  public var state = State()
  public var admin = Admin()
  public var health = Health()
  public var log = Log()
  /// How long the service may take to finish what is in flight after SIGTERM.
  public var drainTimeout = Duration.seconds(30)

  public init(bootstrapServers: [String]) {
    kafka = Kafka(bootstrapServers: bootstrapServers)
  }
}

extension Config {
  public struct Kafka: Sendable {
    /// `host:port`, one at least.
    public var bootstrapServers: [String]
    /// librdkafka's own properties, handed through.
    public var properties = KafkaProperties()

    public init(bootstrapServers: [String]) {
      self.bootstrapServers = bootstrapServers
    }
  }

  public struct Source: Sendable {
    public var topics = ["wire.raw"]
    public var groupId = "copydesk"
    /// With it the consumer is a static member of its group.
    public var instanceId: String?
    public var format = SourceFormat.auto
    /// The provider of stories that do not name theirs.
    public var provider: String?
    /// The zone of times that name none, as an IANA name or `+02:00`; UTC and flagged if absent.
    public var timeZone: String?
    /// A file or a folder of provider profiles beside those of the program.
    public var profiles: String?
  }

  public struct Topics: Sendable {
    public var articles = "wire.articles"
    public var duplicates = "wire.duplicates"
    public var deadletters = "wire.deadletters"
    public var claims = "copydesk.claims"
  }

  /// When a batch is closed: at the first of these bounds that is reached.
  public struct Batch: Sendable {
    public var recordsMax = 5_000
    public var bytesMax = 8 << 20
    public var timeMax = Duration.milliseconds(50)
    /// Batches read and not committed yet; memory grows with `inFlightMax` times `bytesMax`.
    public var inFlightMax = 4
  }

  public struct State: Sendable {
    /// May be lost: what is in it is rebuilt from the claims topic.
    public var directory = "state"
  }

  public struct Admin: Sendable {
    public var host = "127.0.0.1"
    /// 0 picks a free one.
    public var port: UInt16 = 8080
  }

  /// The bounds that `/livez` and `/readyz` judge by.
  public struct Health: Sendable {
    /// A partition with waiting records and no commit for longer is stuck.
    public var stuckAfter = Duration.seconds(8)
    /// Older waiting records make the service unready.
    public var lagMax = Duration.seconds(15 * 60)
    /// More waiting records make the service unready; without it their number does not matter.
    public var lagRecordsMax: Int?

    public init() {}
  }

  public struct Log: Sendable {
    public var level = LogLevel.info
    public var format = LogFormat.json
  }
}

/// How stories are written in the source topics.
public enum SourceFormat: String, Sendable, CaseIterable {
  /// By the record's `content-type` header, else by its first bytes.
  case auto
  case rawStory = "raw-story"
  case ninjs
  case plainText = "text/plain"
  case nitf
  case newsMLG2 = "newsml-g2"
  case iptc7901
  case anpa
}

/// The least severe lines that are written.
public enum LogLevel: String, Sendable, CaseIterable {
  case trace, debug, info, notice, warning, error, critical
}
