import CBrotli
import CZlib

/// How a body is made smaller for its way to the client.
package enum Encoding: String, Sendable {
    case brotli = "br"
    case gzip

    /// The encoding that an `Accept-Encoding` value likes best, brotli among equals; nil when it allows none.
    package init?(accepted header: String) {
        var brotli: Double?
        var gzip: Double?
        var anyOther = 0.0
        for item in header.split(separator: ",") {
            let parts = item.split(separator: ";")
            let weight = parts.dropFirst().lazy.compactMap(Self.weight).first ?? 1
            switch parts.first?.trimming().lowercased() {
            case "br": brotli = weight
            case "gzip", "x-gzip": gzip = weight
            case "*": anyOther = weight
            default: break
            }
        }
        let weights = (brotli: brotli ?? anyOther, gzip: gzip ?? anyOther)
        if max(weights.brotli, weights.gzip) <= 0 { return nil }
        self = weights.brotli >= weights.gzip ? .brotli : .gzip
    }

    /// The value of a `q=` parameter, 0 to 1; a broken one refuses, which is always safe. Nil for another parameter.
    private static func weight(_ parameter: Substring) -> Double? {
        let text = parameter.trimming().lowercased()
        guard text.hasPrefix("q=") else { return nil }
        guard let weight = Double(text.dropFirst(2)), (0...1).contains(weight) else { return 0 }
        return weight
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
        zlib(bytes) { soko_gzip_init(&$0, level) }
    }
}

extension Substring {
    fileprivate func trimming() -> Substring {
        drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    }
}
