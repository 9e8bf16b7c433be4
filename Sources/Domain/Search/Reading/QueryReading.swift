import Retrieval
import Vocabulary

/// What somebody asks for, as far as their words say it plainly.
///
/// Whatever is understood can be shown and taken back (`understood`, `without`). A price, a place, a condition, a wish for
/// the cheap or the near, what is not wanted and what stands in quotes leave `words`; colours, numbers, measures and years
/// stay, because titles hold them too. A vehicle leaves them as well, with its year and the `for` before it, unless nothing
/// else would be left to look for.
///
/// Reading `words` again gives the same `words`. Never fails; what is said twice counts as it was said last. Bounded: the
/// first two hundred code points of what can be seen are read.
package struct QueryReading: Sendable, Equatable {
    /// The query in one clean line, as `without` takes it apart and as the search box may show it again.
    package internal(set) var text = ""
    /// What is left to look for; empty when wishes were all that was said.
    package internal(set) var words = ""
    package internal(set) var phrases: [String] = []
    package internal(set) var excluded: [String] = []
    /// Both in the currency that was named, or else in the market's. Never below one minor unit.
    package internal(set) var priceFrom: Money?
    package internal(set) var priceTo: Money?
    package internal(set) var wantsCheap = false
    package internal(set) var colours: [Colour] = []
    /// Nil too when several are named: `new or used` leaves the choice open.
    package internal(set) var condition: ConditionWish?
    package internal(set) var isNearMe = false
    /// As the market shows it. Only a place that the market knows, behind a word like `in` or `near`.
    package internal(set) var place: String?
    /// Part and model numbers, letters and digits only, in capitals.
    package internal(set) var numbers: [String] = []
    package internal(set) var tyres: [TyreSize] = []
    package internal(set) var measures: [Measure] = []
    /// Measures, tyres and colours as they were typed, and how titles may write them, colours in every language.
    package internal(set) var spelled: [Spelled] = []
    /// Model years, the vehicle's first.
    package internal(set) var years: [Int] = []
    /// Nil too when several are named.
    package internal(set) var vehicle: Int64?
    package internal(set) var vehicleYear: Int?
    /// From the script and small words; nil when they do not say.
    package internal(set) var language: Language?
    /// In the order of the query.
    package internal(set) var understood: [Understood] = []

    /// Reads what somebody typed in that market.
    package init(_ typed: String, in market: ReadingContext) {
        self = QueryReader(QueryText(typed), in: market).read()
    }

    init() {}

    /// For caches, logs and comparing.
    package var folded: String { Folding.folded(text) }

    /// Words and phrases together, without quotes: what a model of meaning should read.
    package var sought: String { ([words] + phrases).filter { !$0.isEmpty }.joined(separator: " ") }

    /// Whether nothing at all was asked.
    package var isEmpty: Bool { words.isEmpty && understood.isEmpty }

    mutating func add(number: String) {
        if numbers.count < 8, !numbers.contains(number) { numbers.append(number) }
    }
}

/// One thing that was understood, and where it was said.
package struct Understood: Sendable, Equatable {
    /// The raw value is stable: pages name it in their markup.
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        case price, cheap, colour, condition, place, number, tyre, measure, year, vehicle, phrase, excluded
        case nearMe = "near-me"
    }

    package let kind: Kind
    /// The exact words typed, quotes and dashes among them.
    package let said: String
    /// Code points of the query's `text`.
    let spans: [Range<Int>]
}

extension QueryReading {
    /// The query as if that had not been said; all of it when this reading did not understand that.
    package func without(_ part: Understood) -> String {
        guard understood.contains(part) else { return text }
        var left = String.UnicodeScalarView()
        for (at, scalar) in text.unicodeScalars.enumerated() {
            // Its neighbours must not become one word.
            left.append(part.spans.contains { $0.contains(at) } ? " " : scalar)
        }
        // The brackets of `(used)` go with it.
        let pieces = String(left).split(separator: " ").filter { piece in
            piece.unicodeScalars.contains {
                $0.isLetterOrNumber || $0.isPicture || $0.isCurrencySign || $0 == "<" || $0 == ">"
            }
        }
        return pieces.joined(separator: " ")
    }
}
