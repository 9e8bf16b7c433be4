import Catalog
import Flows
import Foundation
import Frame
import HTML
import Retrieval
import Search
import Vocabulary

// What a search made of its words.
extension WallDrawing {
    var results: ResultsView? {
        guard let finding = found.finding, query.words != nil else { return nil }
        if finding.total == 0 { return ResultsView(total: 0) }
        return ResultsView(
            total: finding.total, correction: correction(finding), understood: parts(finding), notes: notes(finding),
            sorts: sorts, asksWhere: query.centre == nil && finding.reading?.isNearMe == true)
    }

    private var sorts: [FilterView] {
        SearchWish.Order.allCases.filter { $0 != .nearest || query.centre != nil }.map { order in
            FilterView(
                label: SearchSaid.order(order)[language], url: query.link { $0.order = order },
                isActive: query.order == order)
        }
    }

    /// The words as they were looked for, those that nothing has set right.
    private func correction(_ finding: SearchFinding) -> ResultsView.Correction? {
        guard !finding.corrections.isEmpty, let typed = query.words else { return nil }
        let meant = Dictionary(
            finding.corrections.map { ($0.typed, $0.meant) }, uniquingKeysWith: { first, _ in first })
        let words = typed.split(separator: " ").map { word in
            meant[Folding.folded(String(word)).trimmingCharacters(in: .punctuationCharacters)] ?? String(word)
        }.joined(separator: " ")
        // Of a language that writes its words together, the words that were meant have to do.
        let shown = words == typed ? finding.corrections.map(\.meant).joined(separator: " ") : words
        return ResultsView.Correction(
            words: shown, url: query.link { $0.words = TypedWords.clean(shown) },
            unknown: finding.corrections.prefix(3).map(\.typed))
    }

    private func notes(_ finding: SearchFinding) -> [String] {
        finding.relaxed.compactMap { relaxed in
            switch relaxed {
            case .someWords: SearchSaid.someWords[language]
            case .filters: SearchSaid.filters[language]
            case .meaning: SearchSaid.meaning[language]
            case .understood:
                SearchSaid.understood(
                    parts(finding).filter(\.isGivenUp).map { quoted($0.label) }
                        .joined(separator: SearchSaid.and[language]), in: language)
            case .newest: nil
            }
        }
    }

    /// Isolated, whatever its direction.
    private func quoted(_ label: String) -> String {
        SearchSaid.quoted("\u{2068}\(label)\u{2069}", in: language)
    }

    private func parts(_ finding: SearchFinding) -> [ResultsView.Part] {
        guard let reading = finding.reading else { return [] }
        return reading.understood.map { part in
            ResultsView.Part(
                label: label(part, reading),
                url: query.link { $0.words = TypedWords.clean(reading.without(part)) },
                isGivenUp: finding.givenUp.contains(part.kind))
        }
    }

    private func label(_ part: Understood, _ reading: QueryReading) -> String {
        // What was said twice counts as it was said last; which of the two this is, its own words say.
        let isOnly = reading.understood.count { $0.kind == part.kind } == 1
        switch part.kind {
        case .price where isOnly: return PriceSaid.range(reading.priceFrom, reading.priceTo, in: language)
        case .cheap: return SearchSaid.cheapFirst[language]
        case .condition where isOnly:
            let condition = reading.condition.flatMap { Condition(rawValue: $0.rawValue) }
            return condition.map { ShelfSaid.condition($0)[language] } ?? part.said
        case .place where isOnly: return SearchSaid.near(reading.place ?? part.said, in: language)
        case .nearMe: return SearchSaid.nearMe[language]
        case .vehicle where isOnly:
            let year = reading.vehicleYear.map { " " + String($0) } ?? ""
            return ShelfSaid.fits[language] + " "
                + ((query.car == nil ? found.named.map { $0 + year } : nil) ?? part.said)
        case .excluded:
            return SearchSaid.without(part.said.trimmingCharacters(in: ["-", "−", "–", "!"]), in: language)
        default: return part.said
        }
    }
}
