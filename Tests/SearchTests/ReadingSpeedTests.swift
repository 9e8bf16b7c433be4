import Search
import Testing
import Vocabulary

@Suite(.serialized) struct ReadingSpeedTests {
    /// What one reading takes at best, in microseconds.
    private func microseconds(_ typed: String, _ market: ReadingContext) -> Double {
        _ = QueryReading(typed, in: market)
        var best = Duration.seconds(1)
        for _ in 0..<20 {
            best = min(best, ContinuousClock().measure { for _ in 0..<20 { _ = QueryReading(typed, in: market) } })
        }
        return Double(best.components.attoseconds) / 1e12 / 20
    }

    @Test func `a usual query takes microseconds`() {
        for (name, typed, market) in [
            ("English", "cheap red nike shoes size 42 under 5000 near westlands", Markets.kenya),
            ("vehicle", "brake pads for toyota corolla 2015", Markets.kenya),
            ("French", "chaussures noires pas chères à Tunis moins de 200 dt", Markets.tunisia),
            ("Arabic", "حذاء أحمر جديد أقل من ٥٠٠ دينار", Markets.tunisia),
            ("Thai", "รองเท้าสีแดงไม่เกิน500บาทมือสอง", Markets.thailand),
        ] {
            let took = microseconds(typed, market)
            print("reading \(name): \(took) µs")
            // A build for debugging takes some thirty times as long.
            #expect(took < 3_000)
        }
    }

    @Test func `ten thousand hostile characters take no longer than the longest query`() {
        for (name, unit) in [
            ("under", "under "), ("nested prices", "<5 "), ("quotes", "\""), ("openers", "« "), ("dashes", "-a "),
            ("vehicles", "golf 7 "),
            ("Thai", "ไม่เกิน"), ("digits", "5 "), ("marks", "\u{301}"), ("hidden", "\u{202E}"), ("joiners", "\u{200D}"),
            ("a+", "(a+)+"),
        ] {
            let typed = String(String(repeating: unit, count: 10_000).prefix(10_000))
            let took = microseconds(typed, Markets.kenya)
            print("hostile \(name): \(took) µs")
            #expect(took < 100_000)
        }
        let nested = String(repeating: "under ", count: 20) + String(repeating: "5 ", count: 20)
        let took = microseconds(nested, Markets.kenya)
        print("hostile one inside the other: \(took) µs")
        #expect(took < 100_000)
    }
}
