import Foundation

/// What every answer is wrapped in: a code, and data or words.
struct MilvusAnswer<Content: Decodable>: Decodable {
    let data: Content
}

private struct MilvusHead: Decodable {
    let code: Int
    let message: String?
}

extension MilvusAnswer {
    /// - Throws: `refused` for a code that is not success, whatever the status says.
    static func read(_ body: [UInt8], status: Int) throws(MilvusFault) -> Content {
        let data = Data(body)
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(MilvusHead.self, from: data) else {
            if status != 200 { throw .status(status) }
            throw .unreadable(String(decoding: body.prefix(120), as: UTF8.self))
        }
        // The first 2.4 said 200 where later ones say 0; as a fault 200 would be a partition's, and would have words.
        let isSuccess = head.code == 0 || (head.code == 200 && (head.message ?? "").isEmpty)
        guard isSuccess else { throw .refused(code: head.code, message: head.message ?? "") }
        guard status == 200 else { throw .status(status) }
        do { return try decoder.decode(Self.self, from: data).data } catch { throw .unreadable("\(error)") }
    }
}

/// Data that nobody reads.
struct Ignored: Decodable {
    init(from decoder: any Decoder) throws {}
}

/// A whole number that some versions write as a text.
struct WholeNumber: Decodable {
    let value: Int64

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) { value = number; return }
        guard let number = Int64(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a whole number")
        }
        value = number
    }
}
