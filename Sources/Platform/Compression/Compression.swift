import CBrotli
import CZlib

/// How a body is made smaller for its way to the client.
package enum Encoding: String, Sendable {
    case brotli = "br"
    case gzip

    /// The best encoding that an `Accept-Encoding` value allows, or nil for none.
    package init?(accepted header: String) {
        var allowed: Set<Substring> = []
        for item in header.split(separator: ",") {
            let parts = item.split(separator: ";")
            let name = parts.first?.trimming() ?? ""
            let refused = parts.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0.trimming()) }
            if !refused { allowed.insert(name) }
        }
        if allowed.contains("br") { self = .brotli } else if allowed.contains("gzip") { self = .gzip } else { return nil }
    }

    /// `bytes` compressed.
    /// - Parameter best: takes its time (brotli 11, gzip 9), for files compressed once; else at a level meant for answers
    ///   made on the fly (brotli 4, gzip 5).
    package func compressed(_ bytes: [UInt8], best: Bool = false) -> [UInt8] {
        switch self {
        case .brotli: Self.brotli(bytes, quality: best ? 11 : 4)
        case .gzip: Self.gzip(bytes, level: best ? 9 : 5)
        }
    }

    private static func brotli(_ bytes: [UInt8], quality: Int32) -> [UInt8] {
        let bound = BrotliEncoderMaxCompressedSize(bytes.count)
        return [UInt8](unsafeUninitializedCapacity: max(bound, 16)) { output, count in
            var size = max(bound, 16)
            let done = bytes.withUnsafeBufferPointer { input in
                BrotliEncoderCompress(
                    quality, 20, BROTLI_MODE_TEXT, input.count, input.baseAddress, &size, output.baseAddress)
            }
            precondition(done != 0, "brotli's bound is enough room")
            count = size
        }
    }

    private static func gzip(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        var stream = z_stream()
        precondition(soko_gzip_init(&stream, level) == Z_OK, "zlib starts")
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count))) + 32
        var input = bytes
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(bound)
                precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib's bound is enough room")
            }
            count = Int(stream.total_out)
        }
    }
}

extension Substring {
    fileprivate func trimming() -> Substring {
        drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    }
}
