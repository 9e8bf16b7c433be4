import Cache
import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import Vocabulary

/// The market's search as pages and programs ask it.
package struct MarketSearch: Sendable {
    package let goods: SearchGoods
    package let suggest: SuggestGoods
    /// For `/health`; nil where a process has no index of its own.
    package let condition: @Sendable () async throws -> SearchCondition?
    /// Where searches and what came of them are written down.
    package let diary: SearchDiary
    /// What was learned of earlier ones.
    package let memory: SearchMemory
    /// What puts answers in their order.
    package let ranker: RankerInUse

    package init(
        goods: SearchGoods, suggest: SuggestGoods, diary: SearchDiary, memory: SearchMemory, ranker: RankerInUse,
        condition: @escaping @Sendable () async throws -> SearchCondition? = { nil }
    ) {
        (self.goods, self.suggest, self.condition) = (goods, suggest, condition)
        (self.diary, self.memory, self.ranker) = (diary, memory, ranker)
    }

    /// Over an index, or while there is none: then lists come from PostgreSQL, and nothing is suggested but names.
    package static func over(
        _ db: Database, currency: Currency, languages: [Language], index: @escaping @Sendable () -> (any TextIndex)?,
        meaning: MeaningOfWords? = nil,
        condition: @escaping @Sendable () async throws -> SearchCondition? = { nil },
        log: Log, metrics: Metrics = Metrics()
    ) -> MarketSearch {
        let context = Remembered(for: .seconds(60)) {
            try await SearchContext.load(currency: currency, languages: languages, in: db)
        }
        let alternatives = Remembered(for: .seconds(10)) { try await SearchContext.alternatives(in: db) }
        let memory = SearchMemory(db: db, log: log), ranker = RankerInUse(db: db, log: log)
        return MarketSearch(
            goods: SearchGoods(
                db: db, index: index, meaning: meaning, ranker: ranker, context: { try await context.value() },
                alternatives: { try await alternatives.value() }, clicks: { memory.clicks($0) }, log: log),
            suggest: SuggestGoods(db: db, index: index, popular: { memory.popular($0, $1) }, log: log),
            diary: SearchDiary(db: db, log: log, metrics: metrics), memory: memory, ranker: ranker,
            condition: condition)
    }
}

extension TextAnalyser {
    /// What a market's languages are analysed by: words of all of them are looked for, whatever a page speaks.
    package init(market languages: [Language]) {
        let own = languages.compactMap { StemLanguage(rawValue: $0.rawValue) }
        // English is in every market: brands, models and half of what people type.
        self.init(languages: own.contains(.english) ? own : own + [.english])
    }
}
