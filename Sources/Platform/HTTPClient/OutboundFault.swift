/// Why a request brought no reply. A reply with status 404 or 500 is a reply, not a fault.
package enum OutboundFault: Error, Equatable, Sendable {
    /// Not http(s), credentials inside, or not an address at all.
    case badURL(String)
    /// A header or method that would change the request's shape (line breaks and the like).
    case badRequest(String)
    /// The address is private, loopback or otherwise not on the public internet, and settings do not name the host.
    case refusedAddress(host: String, address: String)
    case unresolved(host: String)
    case connect(String)
    case tls(String)
    case tooLarge(limitBytes: Int)
    case headersTooLarge(limitBytes: Int)
    /// `after` is the request's own deadline.
    case deadline(after: Duration)
    /// The connection ended, or broke its protocol, before the whole reply was there.
    case incomplete(String)
    /// The body is not what its Content-Encoding says.
    case undecodable
    case tooManyRedirects(limit: Int)
    /// A download's file: the disk is full, the folder is not there, or another process writes it.
    case cannotWrite(file: String, String)
    case cancelled
    case shutDown

    /// True when the same request may well succeed later.
    package var isWorthRetrying: Bool {
        switch self {
        case .unresolved, .connect, .tls, .deadline, .incomplete, .undecodable: true
        case .badURL, .badRequest, .refusedAddress, .tooLarge, .headersTooLarge, .tooManyRedirects, .cannotWrite,
            .cancelled, .shutDown:
            false
        }
    }
}

extension OutboundFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badURL(let why): "not an address we fetch: \(why)"
        case .badRequest(let why): "not a request we send: \(why)"
        case .refusedAddress(let host, let address): "\(host) is at \(address), which is not a public address"
        case .unresolved(let host): "no address found for \(host)"
        case .connect(let why): "could not connect: \(why)"
        case .tls(let why): "no secure connection: \(why)"
        case .tooLarge(let limit): "the body is larger than \(limit) bytes"
        case .headersTooLarge(let limit): "the headers are larger than \(limit) bytes"
        case .deadline(let after): "no complete reply within \(after)"
        case .incomplete(let why): "the reply ended early: \(why)"
        case .undecodable: "the body is not encoded as its headers say"
        case .tooManyRedirects(let limit): "more than \(limit) redirects"
        case .cannotWrite(let file, let why): "cannot write \(file): \(why)"
        case .cancelled: "cancelled"
        case .shutDown: "the client was shut down"
        }
    }
}
