import CXapian
import Lanes
import Synchronization

extension XapianIndex {
    package func apply(_ changes: [IndexChange], position: String?) async throws {
        try await write(changes, position: position, isFresh: false)
    }

    package func fill(_ documents: [IndexDocument]) async throws {
        try await write(documents.map(IndexChange.put), position: nil, isFresh: true)
    }

    private func write(_ changes: [IndexChange], position: String?, isFresh: Bool) async throws {
        try await writing.run { [self] in
            let (writer, table, known) = self.known.withLock { ($0.writer, $0.facets, $0.typicalLength) }
            guard let writer else { throw IndexFault.failed("it is closed for writing") }
            let typical = known ?? typicalLength(of: changes)
            if let typical, known == nil { try writer.note(Self.typicalNote, String(typical)) }
            var batch = Batch(
                writer: writer, facets: table, analyser: analyser, typicalLength: typical ?? Self.usualLength)
            for change in changes {
                switch change {
                case .put(let document): try batch.put(document, isFresh: isFresh)
                case .remove(let id): try asking { xapian_writer_delete(writer.pointer, Self.key(id), $0) }
                }
            }
            try batch.finish()
            if let position { try writer.note(Self.positionNote, position) }
            xapian_column_follow(column.pointer, writer.pointer)
            if !isFresh { try asking { xapian_writer_commit(writer.pointer, $0) } }
            self.known.withLock { known in
                known.typicalLength = typical
                known.documents = Int(xapian_writer_documents(writer.pointer))
                known.facets = batch.facets
                known.lexicon.add(batch.words)
                (known.generation, known.frequencies) = (known.generation + 1, [:])
            }
        }
    }

    /// The mean of some; nil where nothing is put.
    ///
    /// Held for the index's life: a document's length is weighed when it is written, and a rebuild weighs all of them anew.
    private func typicalLength(of changes: [IndexChange]) -> Double? {
        let lengths = changes.lazy.compactMap { change -> Int? in
            guard case .put(let document) = change else { return nil }
            let words = DocumentWords(document.texts, self.analyser).stems
            return words.reduce(document.numbers.count) { $0 + Int($1.weight) }
        }.prefix(500)
        return lengths.isEmpty ? nil : max(1, Double(lengths.reduce(0, +)) / Double(lengths.count))
    }

    /// The term that names a document.
    static func key(_ id: Int64) -> String { "Q" + String(UInt64(bitPattern: id), radix: 36) }
}

/// One batch of documents on its way in.
private struct Batch {
    let writer: XapianWriterHandle
    var facets: FacetTable
    let analyser: TextAnalyser
    let typicalLength: Double
    /// Words of the titles of this batch.
    var words: [String: UInt32] = [:]

    mutating func put(_ document: IndexDocument, isFresh: Bool) throws {
        guard let made = xapian_document_new() else { throw IndexFault.failed("out of memory") }
        defer { xapian_document_free(made) }
        let key = XapianIndex.key(document.id)
        term(key, 0, made)
        for number in document.numbers where !number.isEmpty { term(NumberTerm.of(number), 1, made) }
        let words = DocumentWords(document.texts, analyser)
        add(words, to: made)
        let facts = PackedFacts.bytes(
            of: document, facets: try document.facets.map { try id(of: $0) },
            measures: try document.measures.map { (try id(of: Facet("#" + $0.code, "")), $0.value) }, title: words.marks
        )
        xapian_document_facts(made, facts, facts.count)
        xapian_document_finish(made, typicalLength, BM25.k1, BM25.b)
        if isFresh {
            try asking { xapian_writer_add(writer.pointer, made, $0) }
        } else {
            try asking { xapian_writer_replace(writer.pointer, key, made, $0) }
        }
    }

    private mutating func id(of facet: Facet) throws -> UInt32 {
        let (id, isNew) = facets.add(facet)
        if isNew { try writer.note(FacetTable.key(id), FacetTable.text(facet)) }
        return id
    }

    private mutating func add(_ found: DocumentWords, to document: OpaquePointer) {
        for stem in found.stems { term(stem.text, stem.weight, document) }
        for (place, stem) in found.title.enumerated() {
            stem.withCString { xapian_document_place(document, $0, stem.utf8.count, UInt32(place + 1)) }
        }
        for word in found.written { words[word, default: 0] += 1 }
    }

    private func term(_ term: String, _ count: UInt32, _ document: OpaquePointer) {
        term.withCString { xapian_document_term(document, $0, term.utf8.count, count) }
    }

    /// Spelling is written once a batch: a word of a thousand titles is one entry.
    func finish() throws {
        for (word, count) in words {
            try asking { fault in
                word.withCString { xapian_writer_spelling(writer.pointer, $0, word.utf8.count, count, fault) }
            }
        }
    }
}
