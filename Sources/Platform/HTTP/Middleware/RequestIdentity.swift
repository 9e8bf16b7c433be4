import Synchronization

/// Gives each request an id and hands it back as `X-Request-Id`.
///
/// An id that came with the request is kept when it is 8 to 64 letters, digits, `-` or `_`, so that a proxy's
/// logs and ours can be joined.
package func identifyingRequests(_ next: @escaping Handler) -> Handler {
    let ids = RequestIDs()
    return { request in
        var request = request
        request.id = request.headers["x-request-id"].flatMap { RequestIDs.isPlain($0) ? $0 : nil } ?? ids.next()
        var response = try await next(request)
        response.headers.add("X-Request-Id", request.id)
        return response
    }
}

/// 16 hexadecimal digits, no two alike in a process. Names, not secrets: one tells of the next.
final class RequestIDs: Sendable {
    private let counter = Atomic<UInt64>(UInt64.random(in: .min ... .max))

    func next() -> String {
        // SplitMix64: a bijection, so distinct counters give distinct ids.
        var mixed = counter.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return String(unsafeUninitializedCapacity: 16) { text in
            for index in 0..<16 {
                let nibble = UInt8(truncatingIfNeeded: mixed >> UInt64(60 - 4 * index)) & 15
                text[index] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
            }
            return 16
        }
    }

    static func isPlain(_ id: String) -> Bool {
        (8...64).contains(id.utf8.count)
            && id.utf8.allSatisfy {
                ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || $0 == 0x5F
            }
    }
}
