import Catalog
import Search
import Testing
import Vocabulary

/// The search reads part numbers by a rule of its own, since nouns know nothing of each other. Here both are seen.
@Suite struct SearchedNumberTests {
    private let market = ReadingContext(currency: .kes, languages: [.english], year: 2026)

    @Test(
        arguments: [
            "04465-02220", "04465 02220", "1K0 615 301 AA", "1k0615301aa", "1K0.615.301-AA", "OC 90", "90915-YZZD2",
            "W712/75",
            "SM-G991B", "0 986 494 123", "A 205 830 05 18",
        ])
    func `a number that is searched for is the catalogue's key`(typed: String) {
        #expect(QueryReading(typed, in: market).numbers == [PartNumber.key(typed)])
        #expect(QueryReading("\"\(typed)\"", in: market).numbers == [PartNumber.key(typed)])
    }
}
