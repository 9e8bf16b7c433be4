import Testing

@testable import Milvus

@Suite struct MilvusFilterTests {
    @Test func `a text cannot end its quotes`() {
        #expect(
            MilvusFilter.equal("name", #"a" or id > 0 or name == ""#).text == #"name == "a\" or id > 0 or name == \"""#)
        #expect(MilvusFilter.quoted(#"\"#) == #""\\""#)
        #expect(MilvusFilter.quoted(#"\" or true"#) == #""\\\" or true""#)
        #expect(MilvusFilter.quoted("a\r\n\tb") == #""a\r\n\tb""#)
        #expect(MilvusFilter.quoted("\r\n") == #""\r\n""#)
        #expect(MilvusFilter.quoted("é 猫 '%_{x} \u{1}") == "\"é 猫 '%_{x} \u{1}\"")
    }

    @Test func `conditions are joined in brackets, and none is none`() {
        #expect(MilvusFilter.all([]).text.isEmpty)
        #expect(MilvusFilter.all([.everything, .equal("seller", 7)]).text == "seller == 7")
        let both = MilvusFilter.all([
            .either(.isTrue("is_cut"), .holds("said", anyOf: ["a", "b"])), .atMost("price", -3),
        ])
        #expect(both.text == #"((is_cut == true) or (array_contains_any(said, ["a", "b"]))) and (price <= -3)"#)
        #expect(
            MilvusFilter.number(in: "numbers", "wid\"th", from: 1.5, to: 1e300).text
                == #"numbers["wid\"th"] >= 1.5 and numbers["wid\"th"] <= 1e+300"#)
    }
}
