import CZlib

/// Why compressed bytes cannot be read.
package enum InflationFault: Error, Equatable { case broken }

/// Unpacks a stream a piece at a time. Used by one thread at a time; keeps 32 KiB and no more, whatever it unpacks.
package final class Inflater {
    package enum Format: Sendable { case gzip, deflate }
    /// What one step did.
    package struct Step: Equatable {
        package let consumed: Int
        package let produced: Int
        package let isAtEnd: Bool

        package init(consumed: Int, produced: Int, isAtEnd: Bool) {
            (self.consumed, self.produced, self.isAtEnd) = (consumed, produced, isAtEnd)
        }
    }

    /// On the heap: zlib remembers where it stands.
    private let stream: UnsafeMutablePointer<z_stream>

    package init(_ format: Format) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        precondition(soko_inflate_init(stream, format == .gzip ? 31 : -15) == Z_OK, "zlib starts")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Unpacks as much of `input` as fits into `output`, from its beginning.
    ///
    /// - Parameter range: which of the input's bytes come next.
    /// - Throws: `InflationFault` for what is no such stream, or a broken one.
    package func step(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8]) throws(InflationFault) -> Step
    {
        let result = input.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + range.lowerBound })
                stream.pointee.avail_in = UInt32(range.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                return inflate(stream, Z_NO_FLUSH)
            }
        }
        guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { throw .broken }
        return Step(
            consumed: range.count - Int(stream.pointee.avail_in),
            produced: output.count - Int(stream.pointee.avail_out), isAtEnd: result == Z_STREAM_END)
    }

    /// Begins anew: a gzip file may hold several streams, one behind the other.
    package func restart() { inflateReset(stream) }
}
