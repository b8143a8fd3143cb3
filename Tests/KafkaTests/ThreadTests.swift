import Synchronization
import Testing

@testable import Kafka

@Suite struct ThreadTests {
  actor Clerk {
    let thread: KafkaThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private(set) var count = 0

    init(_ thread: KafkaThread) { self.thread = thread }

    func work() -> Bool {
      count += 1
      return thread.isCurrent
    }

    /// Blocks its thread until the gate opens.
    func block(on gate: Monitor<Bool>) -> Bool {
      gate.wait(timeout: .seconds(20)) { $0 ? true : nil } ?? false
    }
  }

  @Test func `an actor on a thread of its own runs there and nowhere else`() async {
    let thread = KafkaThread(name: "clerk")
    let clerk = Clerk(thread)
    for _ in 0..<100 { #expect(await clerk.work()) }
    #expect(await clerk.count == 100)
    #expect(!thread.isCurrent)
    thread.shutdown()
  }

  @Test func `calls from many tasks are taken one at a time`() async {
    let clerk = Clerk(KafkaThread(name: "clerk"))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { for _ in 0..<50 { _ = await clerk.work() } } }
    }
    #expect(await clerk.count == 2500)
  }

  @Test func `an actor that blocks its thread holds up nobody else`() async {
    let gate = Monitor(false)
    let blocked = Clerk(KafkaThread(name: "blocked"))
    async let opened = blocked.block(on: gate)
    let other = Clerk(KafkaThread(name: "other"))
    #expect(await other.work())
    gate.update { $0 = true }
    #expect(await opened)
  }

  @Test func `a job that comes after the shutdown still runs`() async {
    let thread = KafkaThread(name: "clerk")
    let clerk = Clerk(thread)
    #expect(await clerk.work())
    thread.shutdown()
    for _ in 0..<20 { #expect(await clerk.work()) }
  }

  @Test func `a monitor's wait ends when its time is over`() {
    let monitor = Monitor(0)
    #expect(monitor.wait(timeout: .milliseconds(5)) { $0 > 0 ? $0 : nil } == nil)
    monitor.update { $0 = 3 }
    #expect(monitor.wait(timeout: .zero) { $0 > 0 ? $0 : nil } == 3)
  }
}
