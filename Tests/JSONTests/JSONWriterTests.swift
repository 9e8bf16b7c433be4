import Foundation
import Testing

@testable import JSON

struct JSONWriterTests {
    func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(reserving: 0)
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func `commas stand between members and items at every depth and nowhere else`() {
        let text = written { json in
            json.object { json in
                json.key("a"); json.array { _ in }
                json.key("b"); json.object { _ in }
                json.key("c")
                json.array { json in
                    json.array { $0.value(1) }
                    json.object { $0.member("d", true) }
                    json.value("e")
                    json.null()
                    json.array(of: [1, 2]) { $0.value($1) }
                    json.array(of: [Int]()) { $0.value($1) }
                }
                json.member("f", "g")
                json.key(named: "h\""); json.verbatim(json: Array("[0]".utf8))
                json.member("i", nil as String?)
                json.member("j", nil as Int?)
                json.member("k", 3 as Int?)
                json.member("l", "m" as String?)
                json.member("n", 0.5)
            }
        }
        #expect(
            text
                == #"{"a":[],"b":{},"c":[[1],{"d":true},"e",null,[1,2],[]],"f":"g","h\"":[0],"i":null,"j":null,"k":3,"l":"m","n":0.5}"#
        )
    }

    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1}\u{8}\u{c}\u{1f}", #""\u0000\u0001\u0008\u000c\u001f""#),
        ("\u{7f}\u{2028}é", "\"\u{7f}\u{2028}é\""),
        ("</script><!--", #""\u003c/script>\u003c!--""#), ("a<", #""a\u003c""#), ("<a", #""\u003ca""#), ("👩🏾‍🌾", "\"👩🏾‍🌾\""),
    ])
    func `text is escaped where JSON or a page demands it`(text: String, json: String) {
        #expect(written { $0.value(text) } == json)
    }

    @Test func `integers of every size are written whole`() {
        #expect(written { $0.value(Int64.min) } == "-9223372036854775808")
        #expect(written { $0.value(Int64.max) } == "9223372036854775807")
        #expect(written { $0.value(0) } == "0")
        #expect(written { $0.value(Int.min) } == "-9223372036854775808")
        for power in 0...18 {
            let ten = (0..<power).reduce(Int64(1)) { ten, _ in ten * 10 }
            for number in [ten - 1, ten, -ten, 1 - ten] { #expect(written { $0.value(number) } == "\(number)") }
        }
    }

    @Test(arguments: [
        (0.1, "0.1"), (-0.0, "-0.0"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
        (123456789.125, "123456789.125"),
        (.nan, "null"),
        (.infinity, "null"), (-.infinity, "null"),
    ])
    func `a number is written so that it reads back, or as null`(number: Double, json: String) throws {
        #expect(written { $0.value(number) } == json)
        let back = try JSONSerialization.jsonObject(with: Data("[\(json)]".utf8)) as? [Any]
        #expect(back?.first as? Double == (number.isFinite ? number : nil))
    }

    @Test func `a mark is escaped wherever it stands in a text`() {
        for length in 1...20 {
            for place in 0..<length {
                for (mark, escape) in [
                    ("\"", "\\\""), ("\\", "\\\\"), ("<", "\\u003c"), ("\u{1f}", "\\u001f"), ("\u{0}", "\\u0000"),
                ] {
                    // Letters that differ from a mark by one bit, or are beyond ASCII, are none.
                    let around = ["!#;=]|é \u{7f}~", String(repeating: "a", count: 20)][place % 2]
                    let before = String(around.prefix(place)), after = String(around.prefix(length - place - 1))
                    #expect(written { $0.value(before + mark + after) } == "\"\(before)\(escape)\(after)\"")
                }
            }
        }
    }

    @Test func `a text in three pieces is one text`() {
        let (middle, empty) = ("a\"b", "")
        #expect(written { $0.value("/img/", utf8: middle.utf8Span.span, ".avif") } == #""/img/a\"b.avif""#)
        #expect(written { $0.value("", utf8: empty.utf8Span.span, "") } == #""""#)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"), (1_795_213_256, "2026-11-20T22:20:56Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"), (.max, "9999-12-31T23:59:59Z"), (-1, "1970-01-01T00:00:00Z"),
        (.min, "1970-01-01T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"),
    ])
    func `a time is written in UTC to the second`(seconds: Int64, text: String) {
        #expect(written { $0.value(secondsSince1970: seconds) } == "\"\(text)\"")
    }

    @Test func `a string whose storage is not UTF-8 is written all the same`() {
        let bridged = NSString(string: "Ünï\"").substring(from: 1)
        #expect(written { $0.value(bridged) } == "\"nï\\\"\"")
    }

    @Test func `whatever is written reads back`() throws {
        var seed = Seeded(7)
        for _ in 0..<300 {
            let value = seed.value(depth: 4)
            var json = JSONWriter()
            value.write(to: &json)
            let back = try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
            #expect(Value(back) == value, "\(String(decoding: json.bytes, as: UTF8.self))")
            #expect(!json.bytes.contains(UInt8(ascii: "<")))
        }
    }
}

/// A JSON value to write and to compare with what reads back.
indirect enum Value: Equatable {
    case null, flag(Bool), integer(Int64), text([UInt8]), list([Value]), members([String: Value])

    init?(_ any: Any) {
        switch any {
        case is NSNull: self = .null
        case let text as String: self = .text(Array(text.utf8))
        case let list as [Any]: self = .list(list.compactMap(Value.init))
        case let members as [String: Any]: self = .members(members.compactMapValues(Value.init))
        case let number as NSNumber:
            self = CFNumberIsFlag(number) ? .flag(number.boolValue) : .integer(number.int64Value)
        default: return nil
        }
    }
    func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .flag(let flag): json.value(flag)
        case .integer(let number): json.value(number)
        case .text(let text): json.value(String(decoding: text, as: UTF8.self))
        case .list(let list): json.array(of: list) { $1.write(to: &$0) }
        case .members(let members):
            json.object { json in
                for (name, value) in members {
                    json.key(named: name)
                    value.write(to: &json)
                }
            }
        }
    }
}
private func CFNumberIsFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

/// SplitMix64, so that a failure comes again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...9, using: &self) {
            let wide = Bool.random(using: &self)
            if let scalar = UnicodeScalar(UInt32.random(in: 0...(wide ? 0x10FFFF : 0x7F), using: &self)) {
                text.append(scalar)
            }
        }
        return String(text)
    }
    mutating func value(depth: Int) -> Value {
        switch Int.random(in: 0...(depth == 0 ? 3 : 5), using: &self) {
        case 0: return .null
        case 1: return .flag(Bool.random(using: &self))
        case 2: return .integer(Int64.random(in: .min ... .max, using: &self))
        case 3: return .text(Array(text().utf8))
        case 4: return .list((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            var members: [String: Value] = [:]
            for number in 0..<Int.random(in: 0...4, using: &self) {
                members["\(number)" + text()] = value(depth: depth - 1)
            }
            return .members(members)
        }
    }
}
