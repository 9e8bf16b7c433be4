import Foundation
import Retrieval

/// What is known of a candidate for a query, as numbers that any ranker may weigh.
package struct RankingFeatures: Sendable, Equatable {
    /// Of the highest BM25 of the candidates; 0 for one that words did not find.
    package var words: Float = 0
    /// How much of the query, by its words' rarity, the title or the brand has, 0…1.
    package var coverage: Float = 0
    /// The same of words exactly as they were typed.
    package var exactness: Float = 0
    /// Of neighbouring words of the query, how many are neighbours in the title, 0…1; 1 for a single word that it has.
    package var adjacency: Float = 0
    /// Of the query's words with digits, how many the title lacks, 0…1: `iphone 12` is no `iphone 11`.
    package var missingNumbers: Float = 0
    /// Of the title's words, how many are the query's, 0…1.
    package var density: Float = 0
    /// Whether the title's last words, which in most of them name the thing, are the query's.
    package var endsWithIt: Float = 0
    /// Of the brand's words, how many are the query's.
    package var brand: Float = 0
    /// How near its meaning is, as a cosine between texts, -1…1; 0 when nothing is known.
    package var meaning: Float = 0
    /// The same against the other candidates: 0 for the farthest, 1 for the nearest.
    package var nearness: Float = 0
    /// 1 now, 0.5 after thirty days.
    package var freshness: Float = 0
    /// Trust of its seller, completeness: 0…1.
    package var prior: Float = 0
    package var isAvailable: Float = 1
    /// How often it was chosen when this query showed it, smoothed, 0…1.
    package var clicks: Float = 0
    /// Words of the query.
    package var length: Float = 0

    package init() {}

    /// In the order in which models are trained; a new one goes to the end and makes old models useless.
    package static let names = [
        "words", "coverage", "exactness", "adjacency", "missingNumbers", "density", "endsWithIt", "brand", "meaning",
        "nearness", "freshness", "prior", "isAvailable", "clicks", "length",
    ]
    /// Goes up when one of them comes to mean something else; what was learned before is of no use then.
    private static let version = 1
    /// What stands in a model, so that it is never asked about anything but what it was made from.
    package static let layout = "\(version):" + names.joined(separator: ",")

    package var numbers: [Float] {
        [
            words, coverage, exactness, adjacency, missingNumbers, density, endsWithIt, brand, meaning, nearness,
            freshness,
            prior, isAvailable, clicks, length,
        ]
    }
}

/// A document that words or meaning found.
package struct Candidate: Sendable {
    package var hit: IndexHit
    /// Cosine with the query's meaning between texts; nil when it is not known.
    package var meaning: Float?
    /// Smoothed click history for the query, 0…1.
    package var clicks: Float

    package init(_ hit: IndexHit, meaning: Float? = nil, clicks: Float = 0) {
        (self.hit, self.meaning, self.clicks) = (hit, meaning, clicks)
    }
}

/// The query as hashes, to be held against titles.
package struct QueryMarks: Sendable {
    private let words: [Word]

    private struct Word {
        /// Stems of which one is enough.
        let stems: [UInt32]
        /// Several that must all be there.
        let compounds: [[UInt32]]
        let exact: UInt16
        let share: Float
        let isNumber: Bool

        func place(in title: TitleMarks.Words) -> Int? {
            for stem in stems { if let place = title.place(of: stem) { return place } }
            for way in compounds {
                guard let first = way.first, let place = title.place(of: first) else { continue }
                if way.allSatisfy({ title.place(of: $0) != nil }) { return place }
            }
            return nil
        }
    }

    package init(_ plan: QueryPlan) {
        words = zip(plan.words, plan.shares).map { word, share in
            Word(
                stems: word.ways.filter { $0.count == 1 }.map { TitleMarks.hash($0[0]) },
                compounds: word.ways.filter { $0.count > 1 }.map { $0.map(TitleMarks.hash) },
                exact: TitleMarks.shortHash(word.text), share: share,
                isNumber: word.text.utf8.contains { (0x30...0x39).contains($0) })
        }
    }

    /// - Returns: features of each, in the order of the candidates.
    package func features(of candidates: [Candidate], at now: Int64) -> [RankingFeatures] {
        let highest = Float(candidates.map(\.hit.weight).max() ?? 0)
        let meanings = candidates.compactMap(\.meaning)
        let (far, near) = (meanings.min() ?? 0, meanings.max() ?? 0)
        return candidates.map { candidate in
            var features = held(against: candidate.hit.title)
            features.words = highest > 0 ? Float(candidate.hit.weight) / highest : 0
            features.meaning = candidate.meaning ?? 0
            features.nearness = candidate.meaning.map { near > far ? ($0 - far) / (near - far) : 0 } ?? 0
            let days = Float(max(0, now - candidate.hit.time)) / 86_400
            features.freshness = pow(0.5, days / 30)
            features.prior = candidate.hit.prior
            features.isAvailable = candidate.hit.isAvailable ? 1 : 0
            features.clicks = candidate.clicks
            features.length = Float(words.count)
            return features
        }
    }

    private func held(against marks: TitleMarks) -> RankingFeatures {
        var features = RankingFeatures()
        var (numbers, missing, neighbours): (Float, Float, Float) = (0, 0, 0)
        /// A bit for each word of the title and the brand: there are at most 48.
        var used: UInt64 = 0
        marks.read { title in
            var last: Int?
            for word in words {
                let place = word.place(in: title)
                if let place {
                    used |= 1 << UInt64(place)
                    features.coverage += word.share
                    if title.word(place) == word.exact { features.exactness += word.share }
                    if let last, place == last + 1 { neighbours += 1 }
                }
                last = place
                guard word.isNumber else { continue }
                numbers += 1
                if place == nil { missing += 1 }
            }
            if words.count == 1 { neighbours = last == nil ? 0 : 1 }
        }
        features.missingNumbers = numbers > 0 ? missing / numbers : 0
        features.adjacency = neighbours / Float(max(1, words.count - 1))
        let count = marks.titleCount
        let ofTitle = used & (1 << UInt64(count) - 1)
        if count > 0 {
            features.density = Float(ofTitle.nonzeroBitCount) / Float(count)
            features.endsWithIt = used >> UInt64(count - 1) & 1 == 1 ? 1 : 0
        }
        if marks.brandCount > 0 {
            features.brand = Float((used & ~ofTitle).nonzeroBitCount) / Float(marks.brandCount)
        }
        return features
    }
}
