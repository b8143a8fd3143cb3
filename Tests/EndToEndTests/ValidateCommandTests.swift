import Foundation
import Testing

/// `copydesk validate`, as a person or a build runs it.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ValidateCommandTests {
  private static let good = #"{"headline":"A headline","body":"A body."}"#
  private static let bad = #"{"headline":7,"body":"A body.","colour":"red"}"#

  @Test("A valid document ends with 0, an invalid one with 65 and each reason")
  func forPeople() throws {
    let folder = try Folder()
    let good = try folder.write(Self.good, to: "good.json")
    let bad = try folder.write(Self.bad, to: "bad.json")
    let fine = try CommandRun(["validate", "--schema", "raw-story/1", good])
    #expect(fine.code == 0)
    #expect(fine.lines == ["\(good): valid"])
    let run = try CommandRun(["validate", "--schema", "raw-story/1", good, bad])
    #expect(run.code == 65)
    #expect(run.lines.prefix(2) == ["\(good): valid", "\(bad): invalid"])
    #expect(run.output.contains("/headline"))
    #expect(run.output.contains("/colour"))
    #expect(!run.output.contains("red"), "values stay out of messages")
  }

  @Test("--output flag and basic are the outputs that JSON Schema names")
  func machineOutputs() throws {
    let folder = try Folder()
    let file = try folder.write(Self.good + "\n" + Self.bad + "\n", to: "documents.jsonl")
    let flag = try CommandRun(
      ["validate", "--schema", "raw-story/1", "--jsonl", "--output", "flag", file])
    #expect(flag.code == 65)
    #expect(flag.lines == [#"{"valid":true}"#, #"{"valid":false}"#])
    let basic = try CommandRun(
      ["validate", "--schema", "raw-story/1", "--jsonl", "--output", "basic", file])
    #expect(basic.code == 65)
    let verdicts = basic.documents
    #expect(verdicts.map { $0["valid"] as? Bool } == [true, false])
    let errors = verdicts.last?["errors"] as? [[String: Any]] ?? []
    let locations = Set(errors.compactMap { $0["instanceLocation"] as? String })
    #expect(locations.isSuperset(of: ["/headline", "/colour"]), "\(locations)")
    for error in errors {
      #expect(error["keywordLocation"] is String)
      #expect(error["error"] is String)
    }
  }

  @Test("What is no JSON is invalid, and says where it goes wrong")
  func notJSON() throws {
    let run = try CommandRun(["validate", "--schema", "raw-story/1", "-"], input: #"{"a": }"#)
    #expect(run.code == 65)
    #expect(run.output.contains("line 1"), "\(run.output)")
  }

  @Test("A schema of one's own is used, and one that is broken ends with 65")
  func ownSchema() throws {
    let folder = try Folder()
    let schema = try folder.write(#"{"type":"object","required":["a"]}"#, to: "schema.json")
    let broken = try folder.write(#"{"type":"objekt"}"#, to: "broken.json")
    let file = try folder.write(#"{"a":1}"#, to: "document.json")
    #expect(try CommandRun(["validate", "--schema", schema, file]).code == 0)
    let run = try CommandRun(["validate", "--schema", broken, file])
    #expect(run.code == 65)
    #expect(run.problems.contains("broken.json"))
  }

  @Test(
    "What cannot be meant ends with 64",
    arguments: [
      ["validate"], ["validate", "--schema", "raw-story/1"],
      ["validate", "--schema", "raw-story/1", "--suite", "x"],
      ["validate", "--schema", "raw-story/1", "--output", "verbose", "x.json"],
    ])
  func usage(_ arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.code == 64)
    #expect(!run.problems.isEmpty)
  }

  @Test("A missing document or schema ends with 65 and its name")
  func missingFiles() throws {
    let folder = try Folder()
    let file = try folder.write(Self.good, to: "good.json")
    for arguments in [
      ["validate", "--schema", "raw-story/1", folder.path("missing.json")],
      ["validate", "--schema", folder.path("missing.json"), file],
    ] {
      let run = try CommandRun(arguments)
      #expect(run.code == 65)
      #expect(run.problems.contains("missing.json"), "\(run.problems)")
    }
  }

  @Test("A suite run prints each failure and, last, the counts")
  func suite() throws {
    let folder = try Folder()
    let passing = #"""
      [{"description":"integers","schema":{"type":"integer"},"tests":[
        {"description":"one","data":1,"valid":true},
        {"description":"a half","data":0.5,"valid":false}]},
       {"description":"mail","schema":{"format":"email"},"tests":[
        {"description":"no mail, not asserted","data":"x","valid":true}]}]
      """#
    let failing = #"""
      [{"description":"wrong on purpose","schema":{"type":"integer"},"tests":[
        {"description":"a text is no integer","data":"x","valid":true}]}]
      """#
    let good = try folder.write(passing, to: "passing.json")
    let bad = try folder.write(failing, to: "failing.json")
    let fine = try CommandRun(["validate", "--suite", good])
    #expect(fine.code == 0, "\(fine.problems)")
    #expect(fine.lines == ["3 passed, 0 failed"])
    let asserted = try CommandRun(["validate", "--suite", good, "--assert-formats"])
    #expect(asserted.code == 65)
    #expect(asserted.lines.last == "2 passed, 1 failed")
    let run = try CommandRun(["validate", "--suite", good, bad])
    #expect(run.code == 65)
    #expect(run.lines.last == "3 passed, 1 failed")
    #expect(run.output.contains("a text is no integer"))
  }

  @Test("A reference in a suite is answered from the directory of remotes, never from the network")
  func remotes() throws {
    let folder = try Folder()
    let remotes = try Folder()
    _ = try remotes.write(#"{"type":"integer"}"#, to: "integer.json")
    let suite = try folder.write(
      #"""
      [{"description":"remote","schema":{"$ref":"http://localhost:1234/integer.json"},"tests":[
        {"description":"one","data":1,"valid":true},
        {"description":"text","data":"x","valid":false}]}]
      """#, to: "remote.json")
    let run = try CommandRun(["validate", "--suite", suite, "--remotes", remotes.url.path])
    #expect(run.code == 0, "\(run.output)\(run.problems)")
    #expect(run.lines.last == "2 passed, 0 failed")
    #expect(try CommandRun(["validate", "--suite", suite]).code == 65)
  }
}
