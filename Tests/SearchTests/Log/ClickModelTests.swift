import Foundation
import Testing

@testable import Search

struct ClickModelTests {
    /// A market in which every product is as good as any other: clicks fall with the place alone.
    private static let even = (0..<20).map { (shown: 10_000, clicked: 1_000 / ($0 + 1)) }

    @Test func `before anything is known the first places are looked at most`() {
        let model = ClickModel(showings: [])
        #expect(model.looks.count == ClickModel.places && model.looks[0] == 1)
        #expect(zip(model.looks, model.looks.dropFirst()).allSatisfy { $0 > $1 })
        #expect(model.rate(clicks: 0, looks: 0) == 0)
    }

    @Test func `how often a place is looked at is read off its clicks`() {
        let model = ClickModel(showings: Self.even)
        #expect((model.looks[1] - 0.5).magnitude < 0.02 && (model.looks[9] - 0.1).magnitude < 0.02)
        #expect((model.mean - 0.1).magnitude < 0.01)
    }

    @Test
    func `a product that is opened as often as its place says is nothing special, one that is opened more often is`() {
        let model = ClickModel(showings: Self.even)
        // A hundred showings at the tenth place: ten looks, one click to be expected.
        let looks = model.looks[9] * 100
        #expect(model.rate(clicks: looks * model.mean, looks: looks) < 0.001)
        let wanted = model.rate(clicks: 8, looks: looks), same = model.rate(clicks: 8, looks: model.looks[0] * 100)
        #expect(wanted > 0.3 && same < 0.001)
    }

    @Test func `few clicks prove little, and nothing leaves 0 to 1`() {
        let model = ClickModel(showings: Self.even)
        #expect(model.rate(clicks: 1, looks: 1) < model.rate(clicks: 20, looks: 20))
        #expect(model.rate(clicks: 1_000_000, looks: 1) <= 1)
        #expect(model.rate(clicks: 0, looks: 1_000_000) == 0)
    }

    @Test func `chance further down does not turn the order of places around`() {
        var showings = Self.even
        showings[15] = (shown: 3, clicked: 3)
        let model = ClickModel(showings: showings)
        #expect(zip(model.looks, model.looks.dropFirst()).allSatisfy { $0 >= $1 })
    }
}

struct SearchTimesTests {
    @Test func `medians and later times are read off bounds`() {
        let times = SearchTimes([SearchTimes.bucket(3): 60, SearchTimes.bucket(40): 39, SearchTimes.bucket(9_999): 1])
        #expect(times.percentile(0.5) == 3 && times.percentile(0.95) == 45 && times.percentile(1) == 8192)
        #expect(SearchTimes().percentile(0.5) == nil)
        #expect((times + times).percentile(0.5) == 3)
        #expect(SearchTimes([99: 5, -1: 5]).percentile(0.5) == nil)
    }
}

struct SearchSpanTests {
    private let now = Date(timeIntervalSince1970: 1_795_262_400)

    @Test(
        arguments: [
            (nil, nil, "2026-10-23", "2026-11-21", 30), ("2026-11-01", "2026-11-07", "2026-11-01", "2026-11-07", 7),
            ("2026-11-09", "2026-11-01", "2026-10-03", "2026-11-01", 30),
            ("x", "2999-01-01", "2026-10-23", "2026-11-21", 30),
            ("1999-01-01", nil, "2025-10-18", "2026-11-21", 400),
            ("2026-1-1", "' OR 1", "2026-10-23", "2026-11-21", 30),
        ] as [(String?, String?, String, String, Int)])
    func `days are read as typed, and what is none is the last thirty`(
        _ from: String?, _ to: String?, _ first: String, _ last: String, _ days: Int
    ) {
        let span = SearchSpan(from: from, to: to, language: nil, now: now)
        #expect(span.from == first && span.to == last && span.days == days)
    }
}
