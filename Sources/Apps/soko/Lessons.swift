import Catalog
import Flows
import Learning
import Postgres
import Search

extension Ground {
    /// What words mean, held against the goods' vectors.
    func meaning(_ db: Database, _ vectors: VectorsInUse, _ embedder: EmbedderInUse) -> MeaningOfWords {
        MeaningOfWords(db: db, embedder: { try await embedder.current() }) { vector, model, filter, limit in
            try await vectors.nearest(to: vector, model: model, filter: filter, limit: limit, width: .narrow).map {
                ($0.product, $0.cosine)
            }
        }
    }

    /// Lessons of a process that does not serve: with an index of its own for as long as one takes.
    func learnRanker(_ db: Database, _ embedder: EmbedderInUse) throws -> LearnRanker {
        let index = try searchFollower(db)
        let vectors = VectorsInUse(db, outside: try milvusIndex(db), log: log)
        let search = MarketSearch.over(
            db, currency: preset.currency, languages: preset.languages, index: { index.index },
            meaning: meaning(db, vectors, embedder), log: log)
        return LearnRanker(db: db, search: search.goods, lending: index)
    }
}
