import CZlib

/// All of `bytes` through a stream of zlib's that `start` sets up.
func zlib(_ bytes: [UInt8], _ start: (inout z_stream) -> Int32) -> [UInt8] {
    var stream = z_stream()
    precondition(start(&stream) == Z_OK, "zlib starts")
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
