import HTTP

extension Response {
    /// Its body as text, also one that is streamed.
    package func whole() async throws -> String {
        guard case .stream(let produce) = body else { return String(decoding: bytes ?? [], as: UTF8.self) }
        let writer = Gathering()
        try await produce(writer)
        return String(decoding: writer.bytes.current, as: UTF8.self)
    }
}

private final class Gathering: BodyWriter {
    let bytes = Box<[UInt8]>([])
    func write(_ more: [UInt8]) async throws { bytes.withLock { $0 += more } }
}
