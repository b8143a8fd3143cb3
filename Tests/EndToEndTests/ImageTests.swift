import Foundation
import Kafka
import TestSupport
import Testing

/// The container image as it will run: its own entry point, its user without rights, a root that
/// cannot be written. `Tests/Fixtures/test-image.sh` mounts the image and runs this.
@Suite(
  .serialized,
  .enabled(if: MountedImage.root != nil, "COPYDESK_TEST_IMAGE_ROOT names no image: test-image.sh"),
  .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
struct ImageTests {
  @Test("healthy, consumes, and drains on SIGTERM", .timeLimit(.minutes(3)))
  func serves() async throws {
    let root = try #require(MountedImage.root)
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let file = try wire.configuration(instance: "desk-1")
    let settings = ["--set", "state.directory=/var/lib/copydesk"]
    let service = try ServiceProcess(
      [root, file, "run"] + settings, executable: MountedImage.enter)
    #expect(service.wait(linesContaining: "\"Ready\"", within: .seconds(40)), "\(service.lines)")
    let probe = try HealthProbe(service)
    let health = try ServiceProcess(
      [root, file, "health", "--live", "--address", probe.address], executable: MountedImage.enter)
    #expect(health.waitForExit(within: .seconds(20)) == 0, "\(health.lines)")

    var generated = GeneratedWire(seed: 7)
    try wire.send(1_000, from: &generated)
    #expect(try await wire.waitUntilDrained(within: .seconds(60)))
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
    Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes()).expectEachOnce("image")
  }

  @Test("the root cannot be written, and the user has no rights", .timeLimit(.minutes(1)))
  func confined() throws {
    let root = try #require(MountedImage.root)
    let folder = try Folder()
    let file = try folder.write("kafka: {bootstrapServers: \"127.0.0.1:1\"}", to: "desk.yaml")
    let service = try ServiceProcess(
      [root, file, "run", "--set", "state.directory=/etc/state", "--set", "admin.port=0"],
      executable: MountedImage.enter)
    #expect(service.waitForExit(within: .seconds(20)) == 78)
    #expect(service.lineCount(containing: "/etc/state") > 0)
  }
}

private enum MountedImage {
  /// Where the image is mounted.
  static let root = ProcessInfo.processInfo.environment["COPYDESK_TEST_IMAGE_ROOT"]

  static let enter = Repository.root
    .appendingPathComponent("Tests/Fixtures/enter-image.sh")
}
