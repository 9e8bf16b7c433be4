import CXapian

/// A query's filter, order and counts as Xapian's judge takes them, and its answer in Swift.
struct XapianAsk {
    private let query: IndexQuery
    private let table: FacetTable

    init(_ query: IndexQuery, _ table: FacetTable) { (self.query, self.table) = (query, table) }

    /// - Parameter body: fills the answer, which is read and freed here.
    func ask(
        _ body: (UnsafePointer<XapianWish>, UnsafeMutablePointer<XapianAnswer>, UnsafeMutablePointer<XapianFault>) ->
            Void
    ) throws -> IndexAnswer {
        var answer = XapianAnswer()
        defer { xapian_answer_free(&answer) }
        let choices = query.filter.choices.prefix(60)
        // Values that no document has are no number: the choice then stands with nothing in it, and nothing passes.
        let chosen = choices.map { choice in choice.values.compactMap { table.id(of: Facet(choice.kind, $0)) }.sorted()
        }
        let spans = query.filter.spans.prefix(60).map { span in
            XapianSpan(
                measure: table.id(of: Facet("#" + span.code, "")) ?? .max, from: span.from, to: span.to, kind: .max)
        }
        let (amounts, distances) = (query.counts?.amounts ?? [], query.counts?.distances ?? [])
        let times = (query.counts?.times ?? []).map { UInt32(clamping: $0) }
        let ids = chosen.flatMap { $0 }
        try ids.withUnsafeBufferPointer { ids in
            var start = 0
            let made = zip(choices, chosen).map { choice, values in
                defer { start += values.count }
                return XapianChoice(
                    kind: choice.isCounted ? table.kind(choice.kind).map(UInt32.init) ?? .max : .max,
                    any: ids.baseAddress.map { $0 + start }, any_count: UInt32(values.count))
            }
            try made.withUnsafeBufferPointer { made in
                try spans.withUnsafeBufferPointer { spans in
                    try table.kinds.withUnsafeBufferPointer { kinds in
                        try amounts.withUnsafeBufferPointer { amounts in
                            try times.withUnsafeBufferPointer { times in
                                try distances.withUnsafeBufferPointer { distances in
                                    var wish = wish
                                    (wish.choices, wish.choices_count) = (made.baseAddress, UInt32(made.count))
                                    (wish.spans, wish.spans_count) = (spans.baseAddress, UInt32(spans.count))
                                    (wish.kinds, wish.kinds_count) = (kinds.baseAddress, UInt32(kinds.count))
                                    (wish.amount_edges, wish.amount_edges_count) = (
                                        amounts.baseAddress, UInt32(amounts.count)
                                    )
                                    (wish.time_edges, wish.time_edges_count) = (times.baseAddress, UInt32(times.count))
                                    (wish.distance_edges, wish.distance_edges_count) = (
                                        distances.baseAddress, UInt32(distances.count)
                                    )
                                    try asking { body(&wish, &answer, $0) }
                                }
                            }
                        }
                    }
                }
            }
        }
        return read(answer, bands: (amounts.count, times.count, distances.count))
    }

    private var wish: XapianWish {
        var wish = XapianWish()
        let filter = query.filter
        (wish.first, wish.most) = (UInt32(max(0, query.first)), UInt32(max(1, min(1_000, query.most))))
        wish.counts = query.counts != nil
        wish.looks = UInt32(clamping: query.looks ?? 0)
        wish.order =
            switch query.order {
            case .weight: Int32(XAPIAN_BY_WEIGHT)
            case .time: Int32(XAPIAN_BY_TIME)
            case .amount: Int32(XAPIAN_BY_AMOUNT)
            case .amountDown: Int32(XAPIAN_BY_AMOUNT_DOWN)
            case .distance: Int32(XAPIAN_BY_DISTANCE)
            }
        wish.k1 = BM25.k1
        (wish.amount_from, wish.amount_to) = (filter.amount?.lowerBound ?? .min, filter.amount?.upperBound ?? .max)
        wish.since = UInt32(clamping: filter.since ?? 0)
        wish.available_only = filter.isAvailable
        if let centre = filter.centre {
            (wish.has_centre, wish.latitude, wish.longitude) = (true, centre.latitude, centre.longitude)
            wish.radius_km = filter.radius ?? 0
        }
        return wish
    }

    private func read(_ answer: XapianAnswer, bands: (Int, Int, Int)) -> IndexAnswer {
        var read = IndexAnswer()
        let hits = UnsafeBufferPointer(start: answer.hits, count: Int(answer.hits_count))
        let length = hits.last.map { Int($0.facts_at + $0.facts_length) } ?? 0
        let bytes = [UInt8](UnsafeBufferPointer(start: answer.bytes, count: length))
        read.hits = hits.map { hit in
            PackedFacts.hit(bytes[Int(hit.facts_at)..<Int(hit.facts_at + hit.facts_length)], weight: hit.weight)
        }
        read.matches = Int(answer.matches)
        guard query.counts != nil else { return read }
        var counts = IndexCounts()
        for (id, facet) in table.facets.enumerated() where answer.facet_counts[id] > 0 {
            counts.facets[facet] = Int(answer.facet_counts[id])
        }
        func all(_ counts: UnsafeMutablePointer<UInt32>?, _ edges: Int) -> [Int] {
            UnsafeBufferPointer(start: counts, count: counts == nil ? 0 : edges + 1).map { Int($0) }
        }
        counts.amounts = all(answer.amount_counts, bands.0)
        counts.times = all(answer.time_counts, bands.1)
        counts.distances = all(answer.distance_counts, bands.2)
        read.counts = counts
        return read
    }
}
