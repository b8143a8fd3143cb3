internal import CRdKafka

/// An error code of Kafka (positive) or of librdkafka (negative, names begin with `_`).
///
/// A code that this build of librdkafka does not know keeps its number; its name is `ERR_n?`.
public struct KafkaErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The code's name as librdkafka has it, without prefix: `_TIMED_OUT`, `TOPIC_ALREADY_EXISTS`.
  public var name: String {
    unsafe String(cString: rd_kafka_err2name(rd_kafka_resp_err_t(rawValue: rawValue)))
  }

  /// librdkafka's one-line explanation of the code.
  public var explanation: String {
    unsafe String(cString: rd_kafka_err2str(rd_kafka_resp_err_t(rawValue: rawValue)))
  }

  public var description: String { name }

  /// Every code that this build of librdkafka has a name for, `NO_ERROR` included.
  /// Source: `rd_kafka_get_err_descs()`.
  public static var known: [KafkaErrorCode] {
    var descriptions: UnsafePointer<rd_kafka_err_desc>?
    var count = 0
    unsafe rd_kafka_get_err_descs(&descriptions, &count)
    guard let table = unsafe descriptions else { return [] }
    var codes: [KafkaErrorCode] = []
    for index in 0..<count {
      let entry = unsafe table[index]
      if unsafe entry.name != nil, unsafe entry.desc != nil {
        codes.append(KafkaErrorCode(rawValue: unsafe entry.code.rawValue))
      }
    }
    return codes
  }
}

extension KafkaErrorCode {
  init(_ raw: rd_kafka_resp_err_t) { self.init(rawValue: raw.rawValue) }

  var raw: rd_kafka_resp_err_t { rd_kafka_resp_err_t(rawValue: rawValue) }
}

/// The codes that callers branch on. Any other is reached by its number or name.
extension KafkaErrorCode {
  public static let timedOut = KafkaErrorCode(rawValue: -185)
  public static let queueFull = KafkaErrorCode(rawValue: -184)
  public static let invalidArgument = KafkaErrorCode(rawValue: -186)
  public static let transport = KafkaErrorCode(rawValue: -195)
  public static let allBrokersDown = KafkaErrorCode(rawValue: -187)
  public static let badMessage = KafkaErrorCode(rawValue: -199)
  public static let unknownPartition = KafkaErrorCode(rawValue: -190)
  public static let partitionEOF = KafkaErrorCode(rawValue: -191)
  public static let unknownTopic = KafkaErrorCode(rawValue: -188)
  public static let state = KafkaErrorCode(rawValue: -172)
  public static let interrupted = KafkaErrorCode(rawValue: -163)
  public static let purgedFromQueue = KafkaErrorCode(rawValue: -152)
  public static let purgedInFlight = KafkaErrorCode(rawValue: -151)
  public static let fatal = KafkaErrorCode(rawValue: -150)
  public static let maxPollExceeded = KafkaErrorCode(rawValue: -147)
  public static let fenced = KafkaErrorCode(rawValue: -144)
  public static let assignmentLost = KafkaErrorCode(rawValue: -142)
  public static let autoOffsetReset = KafkaErrorCode(rawValue: -140)
  public static let destroyed = KafkaErrorCode(rawValue: -197)
  public static let noError = KafkaErrorCode(rawValue: 0)
  public static let offsetOutOfRange = KafkaErrorCode(rawValue: 1)
  public static let unknownTopicOrPartition = KafkaErrorCode(rawValue: 3)
  public static let messageTooLarge = KafkaErrorCode(rawValue: 10)
  public static let notCoordinator = KafkaErrorCode(rawValue: 16)
  public static let notEnoughReplicas = KafkaErrorCode(rawValue: 19)
  public static let illegalGeneration = KafkaErrorCode(rawValue: 22)
  public static let unknownMember = KafkaErrorCode(rawValue: 25)
  public static let rebalanceInProgress = KafkaErrorCode(rawValue: 27)
  public static let topicAuthorizationFailed = KafkaErrorCode(rawValue: 29)
  public static let groupAuthorizationFailed = KafkaErrorCode(rawValue: 30)
  public static let topicAlreadyExists = KafkaErrorCode(rawValue: 36)
  public static let concurrentTransactions = KafkaErrorCode(rawValue: 51)
  public static let fencedInstance = KafkaErrorCode(rawValue: 82)
  public static let producerFenced = KafkaErrorCode(rawValue: 90)
}
