import Foundation
import Retrieval

/// What OpenSearch says when it does not do what it was asked.
struct OpenSearchFault: Decodable {
    let type: String
    let reason: String?

    private struct Wrapped: Decodable { let error: OpenSearchFault }

    /// Words of a stranger's query may stand in it, so it is cut.
    var text: String { String((reason.map { "\(type): \($0)" } ?? type).prefix(300)) }

    /// - Throws: `absent` where there is no such index; `away` for what may be another answer in a while, and for what no
    ///   OpenSearch says; `failed` for a request that it does not take.
    static func read<Answer: Decodable>(_ body: [UInt8], status: Int) throws(IndexFault) -> Answer {
        let data = Data(body)
        if (200..<300).contains(status) {
            do { return try JSONDecoder().decode(Answer.self, from: data) } catch {
                throw .away("not an answer of OpenSearch: \(String(decoding: body.prefix(120), as: UTF8.self))")
            }
        }
        // Without words it is mostly something that stands before OpenSearch.
        let fault = try? JSONDecoder().decode(Wrapped.self, from: data).error
        let text = "HTTP \(status)" + (fault.map { " \($0.text)" } ?? "")
        switch status {
        case 404 where fault?.type == "index_not_found_exception": throw .absent
        case 401, 403, 408, 429, 500...: throw .away(text)
        default: throw .failed(text)
        }
    }
}
