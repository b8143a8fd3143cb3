import Foundation
import SystemPackage
import Testing

@testable import Service

/// Lines of files and pipes, as `copydesk process --jsonl` reads them.
struct LineReaderTests {
  private func lines(_ text: String, bytesMax: Int = 100) throws -> [String] {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    let file = OpenFile(
      name: "pipe", descriptor: .init(rawValue: pipe.fileHandleForReading.fileDescriptor))
    var reader = LineReader(file, lineBytesMax: bytesMax)
    var lines: [String] = []
    while let line = try reader.next(mayWait: true) {
      lines.append("\(line.number):\(String(decoding: line.bytes, as: UTF8.self))")
    }
    return lines
  }

  @Test("empty lines are counted and skipped, carriage returns belong to the line's end")
  func empty() throws {
    #expect(try lines("a\n\n\r\nb\r\nc") == ["0:a", "3:b", "4:c"])
    #expect(try lines("").isEmpty)
    #expect(try lines("\n\n").isEmpty)
    #expect(try lines("a\n") == ["0:a"])
  }

  @Test("of a line that is too long the beginning is kept, and the next line is whole")
  func tooLong() throws {
    let long = String(repeating: "x", count: 500)
    #expect(try lines("a\n\(long)\nb\n", bytesMax: 10) == ["0:a", "1:xxxxxxxxxx", "2:b"])
    #expect(try lines("\(long)\(long)", bytesMax: 7) == ["0:xxxxxxx"])
  }

  @Test("what is there comes at once, however long the pipe stays open")
  func open() throws {
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    try writer.write(contentsOf: Data("a\nb\nc".utf8))
    let file = OpenFile(
      name: "pipe", descriptor: .init(rawValue: pipe.fileHandleForReading.fileDescriptor))
    var reader = LineReader(file, lineBytesMax: 100)
    #expect(try reader.next(mayWait: true)?.bytes == Array("a".utf8))
    #expect(try reader.next(mayWait: false)?.bytes == Array("b".utf8))
    #expect(try reader.next(mayWait: false) == nil, "the line of c has not ended")
    try writer.close()
    #expect(try reader.next(mayWait: true)?.bytes == Array("c".utf8))
  }
}
