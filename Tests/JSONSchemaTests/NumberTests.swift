import JSONSchema
import Testing

@Suite("Numbers are exact")
struct NumberTests {
  @Test(
    "multiples",
    arguments: [
      ("0.01", "19.99", true), ("0.01", "19.995", false), ("0.1", "0.3", true), ("3", "9", true),
      ("3", "9.0", true), ("3", "10", false), ("1e-7", "0.0000003", true),
      ("0.0001", "1e300", true),
      ("7", "100000000000000000000000000000000000000000000000", false),
      ("10", "100000000000000000000000000000000000000000000000", true),
      ("123456789012345678901234567890", "370370367037037036703703703670", true),
      ("123456789012345678901234567890", "370370367037037036703703703671", false),
      ("1e1000000", "5", false), ("5", "1e1000000", true), ("0.5", "1e400", true), ("2", "0", true),
      ("-2", "4", true),
    ])
  func multiples(divisor: String, value: String, expected: Bool) throws {
    let schema = #"{"multipleOf":\#(divisor.drop { $0 == "-" })}"#
    #expect(try isValid(value, try compiled(schema)) == expected)
  }

  @Test(
    "bounds beyond what a Double holds",
    arguments: [
      (#"{"maximum":9007199254740992}"#, "9007199254740993", false),
      (#"{"maximum":9007199254740993}"#, "9007199254740993", true),
      (#"{"exclusiveMinimum":0.1234567890123456788}"#, "0.1234567890123456789", true),
      (#"{"maximum":18446744073709551616}"#, "18446744073709551617", false),
      (#"{"minimum":-1e400}"#, "-1e401", false),
      (#"{"minimum":-1e400}"#, "-1e399", true),
      (#"{"exclusiveMaximum":1e1000000000000}"#, "1", true),
    ])
  func bounds(schema: String, value: String, expected: Bool) throws {
    #expect(try isValid(value, try compiled(schema)) == expected)
  }

  @Test(
    "an integer is one whatever way it is written",
    arguments: [
      ("1.0", true), ("1e2", true), ("1.5", false), ("1e400", true),
      ("123456789012345678901.0", true),
      ("123456789012345678901.5", false), ("1.5e1", true), ("-0.0", true),
    ])
  func integers(value: String, expected: Bool) throws {
    #expect(try isValid(value, try compiled(#"{"type":"integer"}"#)) == expected)
  }

  @Test(
    "equality is by value",
    arguments: [
      (#"{"const":1}"#, "1.0", true), (#"{"const":1}"#, "true", false),
      (#"{"const":0}"#, "-0.0", true),
      (#"{"const":1e2}"#, "100", true),
      (#"{"const":0.1234567890123456789}"#, "0.1234567890123456788", false),
      (#"{"enum":[[{"a":1,"b":[2]}]]}"#, #"[{"b":[2.0],"a":1.0}]"#, true),
      (#"{"const":{"a":1}}"#, #"{"a":1,"b":2}"#, false),
      (#"{"const":"\u00e9"}"#, #""e\u0301""#, false),
      (#"{"const":18446744073709551616}"#, "18446744073709551616.0", true),
    ])
  func equality(schema: String, value: String, expected: Bool) throws {
    #expect(try isValid(value, try compiled(schema)) == expected)
  }

  @Test(
    "lengths count code points",
    arguments: [
      (#"{"maxLength":2}"#, "\"😀😀\"", true), (#"{"maxLength":2}"#, "\"😀😀a\"", false),
      (#"{"minLength":3}"#, "\"😀é\"", false), (#"{"minLength":2}"#, #""\ud83d\ude00e""#, true),
      (#"{"maxLength":1}"#, "\"e\u{301}\"", false),
    ])
  func lengths(schema: String, value: String, expected: Bool) throws {
    #expect(try isValid(value, try compiled(schema)) == expected)
  }

  @Test("a number below every Double is not zero")
  func tiny() throws {
    let schema = try compiled(#"{"exclusiveMinimum":0}"#)
    for text in ["1e-400", "0.10E-257827", "4e-320", "5e-324"] {
      #expect(try isValid(text, schema), "\(text)")
    }
    for text in ["0.0", "0e-400", "-1e-400", "0"] {
      #expect(try !isValid(text, schema), "\(text)")
    }
  }

  @Test("long digits inside of strings do not change how numbers are read")
  func longDigitsInStrings() throws {
    let schema = try compiled(#"{"properties":{"n":{"const":19.99}}}"#)
    #expect(try isValid(#"{"iban":"DE00123456780000000000","n":19.99}"#, schema))
    #expect(try !isValid(#"{"s":"1234567890123456","n":19.990000000000000001}"#, schema))
    #expect(try !isValid(#"{"n":19.990000000000000001,"s":"1234567890123456"}"#, schema))
  }

  @Test(
    "multiples of decimals are exact",
    arguments: [
      ("0.01", "19.99", true), ("0.01", "19.995", false), ("0.01", "1e13", true),
      ("0.01", "123456789012.34", true), ("0.01", "123456789012.345", false),
      ("0.1", "-0.3", true), ("0.25", "1.75", true), ("0.25", "7", true), ("0.3", "1", false),
      ("0.0001", "1e-5", false), ("1.5", "4.5", true), ("0.01", "99999999999999.99", true),
      ("2.5", "9007199254740993", false), ("0.000000001", "1.000000001", true),
    ])
  func multiples(divisor: String, number: String, holds: Bool) throws {
    #expect(try isValid(number, try compiled(#"{"multipleOf":\#(divisor)}"#)) == holds)
  }

  @Test("bounds in whole numbers hold for every kind of number")
  func ranges() throws {
    let schema = try compiled(#"{"minimum":-3,"maximum":5}"#)
    for text in ["-3", "-3.0", "5", "5.0", "0.5", "-2.999", "1e0", "5.0000000000000000000"] {
      #expect(try isValid(text, schema), "\(text)")
    }
    for text in [
      "-4", "-3.001", "5.5", "6", "18446744073709551615", "-1e400", "5.0000000000000000001",
    ] {
      #expect(try !isValid(text, schema), "\(text)")
    }
  }
}
