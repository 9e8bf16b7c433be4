import Testing

@testable import Search

struct SearchTextTests {
    @Test(arguments: [
        ("Red  Shoes", "red shoes"), ("  ÉTÉ\u{0}\n bag ", "ete bag"), ("iPhone 15 Pro", "iphone 15 pro"),
        ("205/55 R16", "205/55 r16"), ("1K0 698 151 A", "1k0 698 151 a"), ("under 50,000", "under 50,000"),
        ("brake pad 0986494123", "brake pad •••"), ("", ""),
    ])
    func `what people search for is kept folded, in one line`(_ typed: String, _ kept: String) {
        #expect(SearchText.kept(typed) == kept)
    }

    @Test(arguments: [
        ("amina@example.com", "•••"), ("shoes Amina.W+x@Mail.Example.co.ke red", "shoes ••• red"),
        ("amina @ example.com", "•••"), ("@", "•••"),
        ("0722 400 502", "•••"), ("call +254 722-400-502 now", "call •••now"), ("(0722)400.502", "•••"),
        ("254722400502", "•••"), ("4111 1111 1111 1111", "•••"), ("٠٧٢٢٤٠٠٥٠٢", "•••"), ("๐๘๑๒๓๔๕๖๗๘", "•••"),
    ])
    func `addresses and numbers that may be somebody's are masked`(_ typed: String, _ kept: String) {
        #expect(SearchText.kept(typed).replacing(" ", with: "") == kept.replacing(" ", with: ""))
        #expect(SearchText.isMasked(SearchText.kept(typed)))
    }

    @Test func `it is short, whatever is typed, and keeping it twice is keeping it once`() {
        for typed in [
            String(repeating: "a", count: 5_000), String(repeating: "ÿ", count: 300),
            String(repeating: "1 ", count: 500),
            String(repeating: "a@", count: 400), "a\u{300}\u{301}" + String(repeating: "\u{302}", count: 900),
        ] {
            let kept = SearchText.kept(typed)
            #expect(kept.unicodeScalars.count <= SearchText.longest)
            #expect(SearchText.kept(kept) == kept)
        }
    }
}

struct ListKeyTests {
    @Test func `pages and languages of one list have one name, whatever the order of its address`() throws {
        let one = try #require(ListKey(path: "/", [("q", "Red Shoes"), ("sort", "newest")]))
        let other = try #require(
            ListKey(
                path: "/", [("page", "3"), ("sort", "newest"), ("lang", "ar"), ("q", "red  shoes"), ("at", "1,36")]))
        #expect(one == other && one.bytes.count == 16 && one.query == "red shoes")
        #expect(ListKey(path: "/", [("q", "red shoes")]) != one)
        #expect(ListKey(path: "/c/shoes", [("q", "Red Shoes"), ("sort", "newest")]) != one)
    }

    @Test func `a list that nobody searched has none`() {
        for pairs in [[], [("q", "")], [("q", " \u{0} ")], [("brand", "bata")]] as [[(String, String)]] {
            #expect(ListKey(path: "/", pairs.map { (name: $0.0, value: $0.1) }) == nil)
        }
    }

    @Test func `nothing masked goes into it`() throws {
        let one = try #require(ListKey(path: "/", [("q", "0722400502")]))
        #expect(one == ListKey(path: "/", [("q", "0733900811")]))
    }
}
