import Testing

@testable import Crypto

struct FlatJSONTests {
    @Test func `texts, integers and lists of texts are read`() {
        let members = FlatJSON.members(
            of: Array(#" { "a" : "x" ,"b":-12,"c":[ "p", "q" ],"d":[],"e":"","f":0,"g":9223372036854775807 } "#.utf8))
        #expect(
            members == [
                "a": .text("x"), "b": .number(-12), "c": .texts(["p", "q"]), "d": .texts([]), "e": .text(""),
                "f": .number(0), "g": .number(.max),
            ])
        #expect(FlatJSON.members(of: Array("{}".utf8)) == [:])
    }

    @Test func `every escape has its character`() {
        let members = FlatJSON.members(of: Array(#"{"a":"\"\\\/\b\f\n\r\t\u0041\u00e9\u0633\ud83d\udE00é😀"}"#.utf8))
        #expect(members == ["a": .text("\"\\/\u{8}\u{c}\n\r\tAéس😀é😀")])
    }

    @Test(arguments: [
        "", "{", "}", "[]", "null", "\"a\"", "{}{}", "{},", #"{"a":1,}"#, #"{,"a":1}"#, #"{"a"}"#, #"{"a":}"#,
        #"{"a":1 "b":2}"#, #"{a:1}"#, #"{'a':1}"#, #"{"a":1.5}"#, #"{"a":1e3}"#, #"{"a":+1}"#, #"{"a":01}"#,
        #"{"a":-0}"#,
        #"{"a":-}"#, #"{"a":1-2}"#, #"{"a":9223372036854775808}"#, #"{"a":true}"#, #"{"a":null}"#, #"{"a":{}}"#,
        #"{"a":[1]}"#, #"{"a":["x",]}"#, #"{"a":["x"}"#, #"{"a":[["x"]]}"#, #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":1}"#,
        #"{"a":"x}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12g4"}"#, #"{"a":"\ud800"}"#,
        #"{"a":"\ud800\u0041"}"#,
        #"{"a":"\udc00"}"#, #"{"a":"\"#, #"{"a":"\u"#, "{\"a\":\"\n\"}", "{\"a\":\"\0\"}", "\u{FEFF}{}", "{}\u{A0}",
    ])
    func `anything else is refused`(text: String) {
        #expect(FlatJSON.members(of: Array(text.utf8)) == nil)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        for wrong: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC3]] {
            #expect(FlatJSON.members(of: Array("{\"a\":\"".utf8) + wrong + Array("\"}".utf8)) == nil)
        }
    }

    @Test func `no cut and no changed byte of an object ends the process`() {
        let whole = Array(#"{"a":"\u00e9\ud83d\ude00","b":-12,"c":["p","q"]}"#.utf8)
        for count in whole.indices { #expect(FlatJSON.members(of: Array(whole[..<count])) == nil) }
        for place in whole.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = whole
                changed[place] = byte
                _ = FlatJSON.members(of: changed)
            }
        }
    }
}
