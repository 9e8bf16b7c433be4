import JSON

extension Milvus {
    private struct Has: Decodable { let has: Bool }
    private struct Details: Decodable {
        struct Field: Decodable { let name: String }
        let fields: [Field]
    }

    /// Whether the collection is there; also a way to ask whether Milvus is.
    package func has(_ collection: String) async throws(MilvusFault) -> Bool {
        try await ask("collections/has", of: collection, within: readDeadline, as: Has.self).has
    }

    /// Makes a collection, indexes its vectors and loads it.
    package func create(_ collection: String, _ shape: MilvusShape) async throws(MilvusFault) {
        _ = try await ask(
            "collections/create", of: collection, within: writeDeadline, isRepeatable: false, as: Ignored.self
        ) { shape.write(to: &$0) }
    }

    /// - Throws: `otherShape` when the collection has other fields.
    package func check(_ collection: String, is shape: MilvusShape) async throws(MilvusFault) {
        let details = try await ask(
            "collections/describe", of: collection, within: readDeadline, as: Details.self)
        if Set(details.fields.map(\.name)) != shape.names { throw .otherShape(collection: collection) }
    }

    /// Makes it answer searches; nothing happens when it does.
    package func load(_ collection: String) async throws(MilvusFault) {
        _ = try await ask("collections/load", of: collection, within: writeDeadline, as: Ignored.self)
    }

    package func drop(_ collection: String) async throws(MilvusFault) {
        _ = try await ask(
            "collections/drop", of: collection, within: writeDeadline, isRepeatable: false, as: Ignored.self)
    }
}
