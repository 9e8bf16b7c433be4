import Crypto
import Testing

struct SHA256StreamTests {
    @Test func `pieces of any size give the digest of the whole, at any moment`() {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var stream = SHA256Stream()
        #expect(stream.digest() == sha256([]))
        for (start, end) in [(0, 1), (1, 64), (64, 64), (64, 5_000), (5_000, 10_000)] {
            stream.add(Array(bytes[start..<end]).span.bytes)
            #expect(stream.digest() == sha256(bytes[..<end]))
        }
    }
}
