import Testing

@testable import OpenSearch

@Suite struct MeasureKeyTests {
    @Test func `keys sort as their numbers do`() {
        let numbers: [Float] = [-.infinity, -1e30, -205, -0.5, 0, 0.001, 1, 195, 205, 1e30, .infinity]
        let keys = numbers.map { MeasureKey.of("width", $0) }
        #expect(keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } == keys)
        #expect(Set(keys).count == numbers.count)
        #expect(MeasureKey.of("width", 205) == "width\u{0}c34d0000")
        #expect(MeasureKey.of("width", -0.0) == MeasureKey.of("width", 0))
    }

    @Test func `signs of a pattern's language stand for themselves`() {
        #expect(FacetKey.escaped("a.season|x*") == #"a\.season\|x\*"#)
        #expect(FacetKey.escaped("(a+)+$&~@<>\"#") == ##"\(a\+\)\+\$\&\~\@\<\>\"\#"##)
        #expect(FacetKey.escaped("รองเท้า حذاء") == "รองเท้า حذاء")
        #expect(FacetKey.pattern(["brand", "a.season"]) == "(brand|a\\.season)\u{0}.*")
    }
}
