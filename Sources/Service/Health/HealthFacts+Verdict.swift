import Kafka
import Telemetry

/// The rules, pure: the same facts give the same verdict.
///
/// - Live: no thread is overdue, and no partition is stuck. A partition is *stuck* when records wait in
///   it, a broker answers, and nothing of it was committed for `health.stuckAfter`: whether the others
///   go on or not, since one commit carries all partitions of a batch. While no broker answers no
///   partition is stuck: a restart would not bring the broker back.
/// - Ready: live, and the work can go on: caught up, member of the group, broker there, lag in bounds.
///   No partitions is ready too: a standby that would take over at once.
extension HealthFacts {
  var report: HealthReport {
    let live = [process, thread(.intake), thread(.claims), thread(.sink), progress]
    let ready = [phaseCheck, assigned, broker, ledger, schemas, lag, completeness]
    let isLive = live.allSatisfy(\.isGood)
    let isReady = isLive && ready.allSatisfy(\.isGood)
    return HealthReport(live: live, ready: ready, status: status(isLive, isReady))
  }

  private func status(_ isLive: Bool, _ isReady: Bool) -> HealthReported.Status {
    if !isLive { return .stuck }
    if isReady { return partitions.isEmpty ? .standby : .healthy }
    switch phase {
    case .draining: return .draining
    // Without a broker the start cannot go on: that is no mere beginning.
    case .starting, .catchingUp: return brokerSilence == nil ? .starting : .degraded
    case .flying: return hasJoined ? .degraded : .starting
    case .failed: return .stuck
    }
  }

  // MARK: Live

  private var process: HealthCheck {
    if case .failed(let reason) = phase { return .bad(.process, "stops: \(reason)") }
    return .good(.process, "runs")
  }

  private func thread(_ worker: Pulses.Worker) -> HealthCheck {
    let name: HealthCheck.Name =
      switch worker {
      case .intake: .intake
      case .claims: .claims
      case .sink: .sink
      }
    guard let late = overdue[worker] else { return .good(name, "in time") }
    return .bad(name, "the thread is overdue by \(late.inSeconds)")
  }

  private var progress: HealthCheck {
    let stuck = partitions.filter { ($0.stalled ?? .zero) > limits.stuckAfter }
      .sorted { $0.partition < $1.partition }
    guard let first = stuck.first else {
      return .good(.partitions, "each makes progress or has nothing to do")
    }
    if brokerSilence != nil {
      return .good(.partitions, "\(stuck.count) wait for the broker")
    }
    let others = stuck.count > 1 ? " and \(stuck.count - 1) more" : ""
    return .bad(
      .partitions,
      "\(first.partition)\(others): \(first.lag) records wait, and nothing was committed for "
        + (first.stalled ?? .zero).inSeconds)
  }

  // MARK: Ready

  private var phaseCheck: HealthCheck {
    switch phase {
    case .starting: .bad(.phase, "waits for the transaction coordinator")
    case .catchingUp: .bad(.phase, "reads the claims topic to its end")
    case .flying: .good(.phase, "runs")
    case .draining: .bad(.phase, "drains and will stop")
    case .failed: .bad(.phase, "will stop")
    }
  }

  private var assigned: HealthCheck {
    if !hasJoined { return .bad(.assigned, "has not joined its group yet") }
    if partitions.isEmpty {
      return .good(.assigned, "no partitions: stands by for the other instances")
    }
    return .good(.assigned, "\(partitions.count) partitions")
  }

  private var broker: HealthCheck {
    guard let brokerSilence else { return .good(.broker, "answers") }
    return .bad(.broker, "no broker has answered for \(brokerSilence.inSeconds)")
  }

  private var ledger: HealthCheck {
    switch phase {
    case .starting, .catchingUp:
      guard let ledgerBehind else { return .bad(.ledger, "not read yet") }
      return .bad(.ledger, "\(ledgerBehind) records of the claims topic to read")
    case .flying, .draining, .failed: return .good(.ledger, "caught up")
    }
  }

  private var schemas: HealthCheck {
    schemaCount > 0
      ? .good(.schemas, "\(schemaCount) loaded") : .bad(.schemas, "none loaded")
  }

  private var lag: HealthCheck {
    if let lagAge, lagAge > limits.lagMax {
      return .bad(
        .lag,
        "the oldest of \(lagRecords) waiting records is \(lagAge.inSeconds) old; "
          + "health.lagMax is \(Quantity.text(limits.lagMax))")
    }
    if let most = limits.lagRecordsMax, lagRecords > most {
      return .bad(.lag, "\(lagRecords) records wait; health.lagRecordsMax is \(most)")
    }
    return .good(.lag, "\(lagRecords) records wait")
  }

  private var completeness: HealthCheck {
    completenessGap == 0
      ? .good(.completeness, "every record has its outcome")
      : .bad(.completeness, "\(completenessGap) records have no outcome")
  }
}

extension HealthCheck {
  static func good(_ name: Name, _ reason: String) -> HealthCheck {
    HealthCheck(name: name, isGood: true, reason: reason)
  }

  static func bad(_ name: Name, _ reason: String) -> HealthCheck {
    HealthCheck(name: name, isGood: false, reason: reason)
  }
}

extension Duration {
  /// `12 s`: whole seconds for a sentence.
  fileprivate var inSeconds: String { "\(Int(self / .seconds(1))) s" }
}
