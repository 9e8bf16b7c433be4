/// The fields of an index, and what becomes of a document that is put into it.
struct SearchMapping: Sendable {
    enum Kind: String { case text, keyword, long, float, boolean, geo_point, binary }
    struct Field: Sendable {
        let kind: Kind
        let isIndexed: Bool
        let ignoredAbove: Int
        let hasPositions: Bool
        let k1, b: Double
    }

    private(set) var fields: [String: Field] = [:]
    /// Analysers that put all words of a text at one place.
    private(set) var alternatives: Set<String> = []
    private var kept: Set<String>?

    /// - Parameter json: what an index is made with.
    init(_ json: LooseJSON) throws(SearchRefusal) {
        var body = try Members(json, of: "create index")
        var similarities: [String: (Double, Double)] = [:]
        if let settings = body.take("settings") {
            var settings = try Members(settings, of: "settings")
            var index = try Members(settings.take("index"), of: "index")
            _ = try index.may("number_of_shards") { $0.whole }
            if let analysis = index.take("analysis") { alternatives = try Self.alternatives(analysis) }
            for (name, similarity) in try index.may("similarity", { $0.object }) ?? [:] {
                var similarity = try Members(similarity, of: name)
                guard try similarity.need("type", { $0.text }) == "BM25" else {
                    throw .argument("Unknown Similarity type")
                }
                similarities[name] = (try similarity.need("k1") { $0.number }, try similarity.need("b") { $0.number })
                try similarity.end()
            }
            try index.end()
            try settings.end()
        }
        var mappings = try Members(body.take("mappings"), of: "mappings")
        guard try mappings.need("dynamic", { $0.text }) == "strict" else {
            throw .parsing("only strict mappings are played")
        }
        if let source = mappings.take("_source") {
            var source = try Members(source, of: "_source")
            kept = Set(try source.need("includes") { $0.list }.compactMap(\.text))
            try source.end()
        }
        for (name, field) in try mappings.need("properties", { $0.object }) {
            fields[name] = try Self.field(field, name, similarities)
        }
        try mappings.end()
        try body.end()
    }

    private static func alternatives(_ json: LooseJSON) throws(SearchRefusal) -> Set<String> {
        var analysis = try Members(json, of: "analysis")
        let filters = try analysis.need("filter") { $0.object }, analysers = try analysis.need("analyzer") { $0.object }
        try analysis.end()
        for (name, filter) in filters {
            let all: [String: LooseJSON] = [
                "type": .text("pattern_capture"), "preserve_original": .flag(false),
                "patterns": .list([.text(#"(\S+)"#)]),
            ]
            guard filter == .object(all) else { throw .argument("the filter [\(name)] is not played") }
        }
        for (name, analyser) in analysers {
            guard let chain = analyser.object, chain["type"] == .text("custom"), chain["tokenizer"] == .text("keyword"),
                chain.count == 3, let steps = chain["filter"]?.list, steps.count == 1,
                let step = steps[0].text, filters[step] != nil
            else { throw .argument("the analyzer [\(name)] is not played") }
        }
        return Set(analysers.keys)
    }

    private static func field(_ json: LooseJSON, _ name: String, _ similarities: [String: (Double, Double)])
        throws(SearchRefusal) -> Field
    {
        var field = try Members(json, of: name)
        let type = try field.need("type") { $0.text }
        guard let kind = Kind(rawValue: type) else {
            throw SearchRefusal(
                status: 400, type: "mapper_parsing_exception",
                reason: "No handler for type [\(type)] declared on field [\(name)]")
        }
        var (hasPositions, similarity) = (kind == .text, (1.2, 0.75))
        if kind == .text {
            guard try field.need("analyzer", { $0.text }) == "whitespace" else {
                throw .argument("only whitespace is played")
            }
            if let options = try field.may("index_options", { $0.text }) { hasPositions = options == "positions" }
            _ = try field.may("norms") { $0.flag }
            if let own = try field.may("similarity", { $0.text }) {
                guard let known = similarities[own] else {
                    throw .argument("Unknown Similarity type [\(own)] for field [\(name)]")
                }
                similarity = known
            }
        }
        let made = Field(
            kind: kind, isIndexed: kind == .binary ? false : try field.may("index") { $0.flag } ?? true,
            ignoredAbove: kind == .keyword ? try field.may("ignore_above") { $0.whole } ?? .max : .max,
            hasPositions: hasPositions, k1: similarity.0, b: similarity.1)
        try field.end()
        return made
    }

    /// A document as it is searched, and what its answers carry.
    func held(_ id: String, _ source: LooseJSON) throws(SearchRefusal) -> HeldDocument {
        guard let object = source.object else { throw .parsing("a document is an object") }
        var held = HeldDocument(id: id)
        for (name, json) in object {
            guard let field = fields[name] else {
                throw SearchRefusal(
                    status: 400, type: "strict_dynamic_mapping_exception",
                    reason: "mapping set to strict, dynamic introduction of [\(name)] within [_doc] is not allowed")
            }
            for value in json.values { try held.add(value, to: name, field) }
        }
        held.source = .object(kept.map { kept in object.filter { kept.contains($0.key) } } ?? object)
        return held
    }
}
