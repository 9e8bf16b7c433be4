import Foundation
import JSON
import Retrieval

extension OpenSearchIndex {
    private typealias Field = OpenSearchShape.Field
    /// Bytes of one request, about: clusters take a hundred millions, and ten are already no faster.
    private static let roomOfRequest = 4 << 20

    package func apply(_ changes: [IndexChange], position: String?) async throws {
        let age = position.flatMap(Self.age)
        try await write(changes, age)
        // A request of its own behind the changes: of one request some lines may fail while others are written, and a
        // position that got in front of a change would lose it. The other way round, the change is only written again.
        if let position {
            var json = JSONWriter()
            json.object { $0.member(Field.position, position) }
            let path = positionPath + (age.map { "?version=\($0)&version_type=\(BulkLines.laterWins)" } ?? "")
            let _: Ignored = try await link.ask("PUT", path, .json(json.bytes), within: link.writeDeadline)
        }
        let _: Ignored = try await link.ask("POST", "/\(target)/_refresh", within: link.writeDeadline)
    }

    package func fill(_ documents: [IndexDocument]) async throws {
        try await write(documents.map(IndexChange.put), nil)
    }

    /// The number that a position begins with.
    private static func age(_ position: String) -> Int64? {
        Int64(position.prefix { $0.isASCII && $0.isNumber }).flatMap { $0 > 0 ? $0 : nil }
    }

    private func write(_ changes: [IndexChange], _ age: Int64?) async throws {
        var lines: [UInt8] = []
        for change in changes {
            lines += BulkLines.of(change, age, analyser)
            if lines.count >= Self.roomOfRequest {
                try await send(lines)
                lines = []
            }
        }
        if !lines.isEmpty { try await send(lines) }
    }

    private func send(_ lines: [UInt8]) async throws {
        struct Reply: Decodable {
            struct Line: Decodable {
                let status: Int
                let error: OpenSearchFault?
            }
            let errors: Bool
            let items: [[String: Line]]
        }
        let reply: Reply = try await link.ask("POST", "/\(target)/_bulk", .lines(lines), within: link.writeDeadline)
        guard reply.errors else { return }
        // Status 200 says only that the request was read. What somebody has written later meanwhile (409) is right as it is.
        let failed = reply.items.flatMap(\.values).filter { $0.error != nil && $0.status != 409 }
        if failed.isEmpty { return }
        let first = failed.first?.error?.text ?? "no reason given"
        let text = "\(failed.count) of \(reply.items.count) changes were not written; the first: \(first)"
        if failed.contains(where: { $0.status == 429 || $0.status >= 500 }) { throw IndexFault.away(text) }
        throw IndexFault.failed(text)
    }
}

/// A change as `_bulk` takes it: a line that says what is done, and one with the document.
enum BulkLines {
    private typealias Field = OpenSearchShape.Field

    /// A request that was given up may still be done, after that of another process: the older one then loses.
    static let laterWins = "external_gte"

    /// - Parameter age: grows from one writing to the next; nil where nobody else writes.
    static func of(_ change: IndexChange, _ age: Int64?, _ analyser: TextAnalyser) -> [UInt8] {
        switch change {
        case .remove(let id): return line("delete", id, age) + [0x0A]
        case .put(let document):
            return line("index", document.id, age) + [0x0A] + self.document(document, analyser) + [0x0A]
        }
    }

    private static func line(_ action: String, _ id: Int64, _ age: Int64?) -> [UInt8] {
        var json = JSONWriter(reserving: 64)
        json.object { json in
            json.key(named: action)
            json.object { json in
                json.member("_id", String(id))
                guard let age else { return }
                json.member("version", age)
                json.member("version_type", laterWins)
            }
        }
        return json.bytes
    }

    private static func document(_ document: IndexDocument, _ analyser: TextAnalyser) -> [UInt8] {
        let words = DocumentWords(document.texts, analyser)
        var json = JSONWriter(reserving: 4_096)
        json.object { json in
            json.member(Field.item, document.id)
            json.member(Field.words, text(words, document.numbers))
            json.member(Field.title, words.title.joined(separator: " "))
            json.key(Field.written)
            json.array(of: Set(words.written).sorted()) { $0.value($1) }
            json.key(Field.facets)
            json.array(of: Array(document.facets.prefix(200))) { $0.value(FacetKey.of($1.kind, $1.value)) }
            json.key(Field.measures)
            json.array(of: Array(document.measures.prefix(100))) { $0.value(MeasureKey.of($1.code, $1.value)) }
            if let amount = document.amount { json.member(Field.amount, amount) }
            json.member(Field.time, document.time)
            if let place = document.place, place.isOnEarth {
                json.key(Field.place)
                place.write(to: &json)
            }
            json.member(Field.prior, Double(max(0, min(1, document.prior))))
            json.member(Field.isAvailable, document.isAvailable)
            json.member(Field.marks, Data(words.marks.bytes).base64EncodedString())
        }
        return json.bytes
    }

    /// Each word as often as it counts. A number with a blank in it would be two, and nobody asks for one.
    private static func text(_ words: DocumentWords, _ numbers: [String]) -> String {
        var text = words.stems.flatMap { repeatElement($0.text, count: Int($0.weight)) }
        text += numbers.filter { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }.map(NumberTerm.of)
        return text.joined(separator: " ")
    }
}

extension IndexDocument.Place {
    /// Elsewhere it would be refused with its whole document.
    var isOnEarth: Bool { (-90...90).contains(latitude) && (-180...180).contains(longitude) }
}
