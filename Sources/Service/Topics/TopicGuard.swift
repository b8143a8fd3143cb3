import Kafka
import Pipeline
import Telemetry

/// Looks at the topics before the first record is read: are they there, may they be seen, and will the
/// claims topic keep what it is given, in one order?
///
/// A service that goes without looking waits for ever for a topic that is not there, or decides
/// stories in two orders at once.
actor TopicGuard {
  private let thread = KafkaThread(name: "copydesk-topics")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let config: Config
  private let creation: String
  private let telemetry: Telemetry
  private let givingUp = Signal()

  /// - Parameter creation: the command line that makes what is missing.
  init(config: Config, creation: String, telemetry: Telemetry) {
    self.config = config
    self.creation = creation
    self.telemetry = telemetry
  }

  /// Waits no more for a broker: the service is to stop.
  nonisolated func giveUp() { givingUp.raise() }

  /// Waits for a broker, then throws `.misconfigured` with all that is wrong and what to do about it.
  func check() throws(PortFailure) {
    let findings = try look()
    for remark in findings.remarks {
      telemetry.emit(TopicUnfit(topic: config.topics.claims, detail: remark))
    }
    let problems = findings.problems(creation: creation)
    guard problems.isEmpty else {
      let servers = config.kafka.bootstrapServers.joined(separator: ",")
      throw PortFailure(.misconfigured, "on \(servers): \(problems.joined(separator: "; "))")
    }
  }

  private func look() throws(PortFailure) -> TopicFindings {
    do throws(KafkaError) {
      let admin = try KafkaAdmin(
        ClientProperties.admin(config), events: .told(to: telemetry, client: "admin"))
      let topics = TopicLayout().topics(of: config.topics, source: config.source.topics)
      let cluster = try waitForBroker(admin)
      var findings = TopicFindings(topics, in: cluster)
      // Nobody else answers for settings, and the mock cluster names one that it does not have.
      if let controller = admin.controller, cluster.brokers.contains(where: { $0.id == controller })
      {
        for topic in findings.unclear {
          findings.note(topic, settings(of: topic, admin))
        }
      }
      return findings
    } catch {
      throw PortFailure(error, while: "looking at the topics")
    }
  }

  private func settings(
    of topic: PlannedTopic, _ admin: KafkaAdmin
  ) -> Result<[String: String], KafkaError> {
    do throws(KafkaError) {
      let settings = try admin.describeConfigs(
        ofTopic: topic.name, timeout: KafkaClients.callTimeout)
      return .success(settings.compactMapValues(\.value))
    } catch {
      return .failure(error)
    }
  }

  /// Asks until a broker answers, the outage is too long, or the service is to stop.
  private func waitForBroker(_ admin: KafkaAdmin) throws(KafkaError) -> ClusterMetadata {
    let servers = config.kafka.bootstrapServers.joined(separator: ",")
    var reachability = BrokerReachability(brokers: servers)
    var patience = Self.firstPatience
    let deadline = ContinuousClock.now + KafkaClients.outageMax
    while true {
      do throws(KafkaError) {
        let cluster = try admin.metadata(timeout: patience)
        telemetry.emit(reachability.answered(at: .now))
        return cluster
      } catch {
        // Connected but slow: with that little time it may never answer.
        if error.code == .timedOut { patience = min(patience * 2, KafkaClients.callTimeout) }
        let mayHelp = error.isRetriable && ContinuousClock.now < deadline
        guard mayHelp, !givingUp.wait(atMost: Self.pause) else { throw error }
        telemetry.emit(reachability.failed(error.description, at: .now))
      }
    }
  }

  /// Short, so that a service that waits for its broker stops at once when it is told to.
  private static let firstPatience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)
}
