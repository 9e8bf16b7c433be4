import CXapian
import Foundation
import Lanes
import Synchronization

/// An index in a folder of its own: this process writes it, and its searches read it side by side.
///
/// What changed and how far the reader of changes came is one commit of Xapian's, so a process may be killed anywhere.
package final class XapianIndex: TextIndex {
    package let name = "Xapian"
    package let analyser: TextAnalyser
    package let folder: String
    let reading: Workbench
    let writing = Workbench(name: "soko-index-write", threads: 1)
    let known: Mutex<Known>
    let column = XapianColumnHandle()

    /// What searches need beside the folder.
    struct Known: Sendable {
        var facets = FacetTable()
        var lexicon = Lexicon()
        /// Weighted words of a usual document; nil before the first.
        var typicalLength: Double?
        var documents = 0
        /// Counts commits, so that readers know when to look again.
        var generation = 0
        var idle: [XapianReaderHandle] = []
        /// What was asked since the last commit: every query with a colour asks for the same thirty words.
        var frequencies: [String: Int] = [:]
        var writer: XapianWriterHandle?
    }

    /// Opens what is there, or makes an empty one.
    ///
    /// - Parameters:
    ///   - isNew: whether what is there is forgotten.
    ///   - threads: searches at once.
    /// - Throws: `IndexFault`; `.corrupt` means that the folder has to go.
    package static func open(
        _ folder: String, isNew: Bool = false, analyser: TextAnalyser, threads: Int = 2
    ) async throws -> XapianIndex {
        let index = XapianIndex(folder, analyser, threads)
        try await index.writing.run {
            try FileManager.default.createDirectory(
                atPath: (folder as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try index.start(isNew: isNew)
        }
        return index
    }

    private init(_ folder: String, _ analyser: TextAnalyser, _ threads: Int) {
        (self.folder, self.analyser) = (folder, analyser)
        reading = Workbench(name: "soko-index", threads: threads)
        known = Mutex(Known())
    }

    private func start(isNew: Bool) throws {
        let writer = try XapianWriterHandle(folder: folder, isNew: isNew)
        try asking { xapian_writer_commit(writer.pointer, $0) }
        let reader = try XapianReaderHandle(folder: folder, generation: 0)
        try asking { xapian_column_load(column.pointer, reader.pointer, $0) }
        var facets = FacetTable()
        for noted in try reader.notes(FacetTable.notes) { facets.add(noted: noted) }
        let lexicon = Lexicon(sorted: try reader.words())
        let typical = try reader.notes(Self.typicalNote).first.flatMap(Double.init)
        let documents = Int(xapian_reader_documents(reader.pointer))
        if typical == nil, documents > 0 {
            throw IndexFault.corrupt("it was written by an earlier version")
        }
        known.withLock { known in
            known = Known(
                facets: facets, lexicon: lexicon, typicalLength: typical, documents: documents, generation: 0,
                idle: [reader], writer: writer)
        }
    }

    /// Ends writing, so that another may write; searches go on.
    package func close() async throws {
        try await writing.run { [self] in known.withLock { $0.writer = nil } }
    }

    /// Lends a reader that has seen the last commit.
    func read<Value: Sendable>(_ work: @escaping @Sendable (XapianReaderHandle) throws -> Value) async throws -> Value {
        try await reading.run { [self] in
            let (lent, generation) = known.withLock { ($0.idle.popLast(), $0.generation) }
            let reader = try lent ?? XapianReaderHandle(folder: folder, generation: generation)
            if reader.generation != generation { try reader.reopen(generation: generation) }
            for _ in 0..<5 {
                do {
                    let value = try work(reader)
                    known.withLock { $0.idle.append(reader) }
                    return value
                } catch IndexFault.overtaken {
                    try reader.reopen(generation: known.withLock { $0.generation })
                }
            }
            throw IndexFault.overtaken
        }
    }

    package func count() async throws -> Int { known.withLock { $0.documents } }

    package func position() async throws -> String? {
        try await read { try $0.notes(Self.positionNote).first }
    }

    static let positionNote = "position", typicalNote = "typical length"
    /// Where nothing was put yet that says better.
    static let usualLength = 40.0

    package func frequencies(of stems: [String]) async throws -> [Int] {
        let (known, generation) = known.withLock { known in (stems.map { known.frequencies[$0] }, known.generation) }
        let missing = zip(stems, known).filter { $0.1 == nil }.map(\.0)
        if missing.isEmpty { return known.compactMap(\.self) }
        let found = try await read { reader in try missing.map { try reader.frequency(of: $0) } }
        keep(Dictionary(zip(missing, found), uniquingKeysWith: { first, _ in first }), of: generation)
        var rest = found[...]
        return known.map { $0 ?? rest.removeFirst() }
    }

    private func keep(_ frequencies: [String: Int], of generation: Int) {
        known.withLock { known in
            guard known.generation == generation else { return }
            if known.frequencies.count > Self.mostFrequencies { known.frequencies = [:] }
            known.frequencies.merge(frequencies) { _, new in new }
        }
    }

    private static let mostFrequencies = 20_000

    package func completions(of beginning: String, limit: Int) async throws -> [Completion] {
        known.withLock { $0.lexicon }.completions(of: beginning, limit: limit)
    }

    package func knownCounts(of words: [String]) async throws -> [Int] {
        known.withLock { known in words.map { known.lexicon.count(of: $0) } }
    }

    package func correction(of word: String) async throws -> String? {
        // Short words are near everything.
        let letters = word.count
        guard letters >= 4, letters <= 40 else { return nil }
        return try await read { try $0.spelling(of: word, edits: letters < 7 ? 1 : 2) }
    }
}
