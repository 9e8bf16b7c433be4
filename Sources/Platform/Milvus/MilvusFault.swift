import HTTPClient

/// Why Milvus did not do what it was asked.
package enum MilvusFault: Error, Equatable, Sendable {
    /// Not reached, broken off, or too late.
    case away(OutboundFault)
    /// A status other than 200 without Milvus's own words: mostly what stands before it.
    case status(Int)
    /// Milvus's code and words. They come with status 200 too.
    case refused(code: Int, message: String)
    /// Not what the REST API v2 answers.
    case unreadable(String)
    /// A collection of that name has other fields: it is not ours, or of another time.
    case otherShape(collection: String)

    /// That the same request sent at once may well succeed: the connection was an old one that had been closed meanwhile.
    var isWorthRepeating: Bool {
        switch self {
        case .away(.incomplete), .away(.connect): true
        default: false
        }
    }
}

extension MilvusFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .away(let fault): "Milvus is away: \(fault)"
        case .status(let status): "Milvus answered HTTP \(status)"
        case .refused(let code, let message): "Milvus refused with \(code): \(message.prefix(300))"
        case .unreadable(let why): "not an answer of Milvus: \(why)"
        case .otherShape(let collection): "the collection \(collection) has other fields than ours"
        }
    }
}
