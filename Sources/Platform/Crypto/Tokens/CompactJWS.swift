/// The parts of a signed token in its compact form (RFC 7515, 7.1), decoded; nothing of it is believed yet.
struct CompactJWS: Sendable {
    let header: [UInt8]
    let payload: [UInt8]
    let signature: [UInt8]
    /// What was signed: header and payload as they stood.
    let message: [UInt8]

    /// - Parameters:
    ///   - longest: bytes.
    ///   - fault: how the reader calls what is wrong with a token.
    init<Fault: CompactJWSFault>(_ token: String, longest: Int, or fault: Fault.Type) throws(Fault) {
        let utf8 = Array(token.utf8)
        guard utf8.count <= longest else { throw .tooLong }
        let parts = utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .wrongParts }
        guard let header = BitText.base64URL.bytes(of: Array(parts[0])),
            let payload = BitText.base64URL.bytes(of: Array(parts[1])),
            let signature = BitText.base64URL.bytes(of: Array(parts[2]))
        else { throw .badEncoding }
        (self.header, self.payload, self.signature) = (header, payload, signature)
        message = Array(utf8[..<parts[1].endIndex])
    }
}

/// What can be wrong with a token before anything in it was looked at.
protocol CompactJWSFault: Error {
    static var tooLong: Self { get }
    static var wrongParts: Self { get }
    static var badEncoding: Self { get }
}

extension TokenFault: CompactJWSFault {}
extension IDTokenFault: CompactJWSFault {}
