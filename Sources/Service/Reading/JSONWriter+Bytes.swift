import Foundation
import JSON

extension JSONWriter {
  /// A member with bytes: as text where they are UTF-8, else in base 64 under `<name>Base64`; null
  /// where there are none.
  mutating func bytes(_ name: String, _ value: [UInt8]?) {
    guard let value else {
      key(name)
      return null()
    }
    if let text = String(validating: value, as: UTF8.self) {
      key(name)
      string(text)
    } else {
      key("\(name)Base64")
      string(Data(value).base64EncodedString())
    }
  }
}
