import CVips

/// A libvips image, released when the last use of it ends. Stays on the bench thread that made it.
final class VipsHandle {
    let image: UnsafeMutablePointer<VipsImage>

    private init(_ image: UnsafeMutablePointer<VipsImage>) { self.image = image }
    deinit { soko_vips_drop(image) }

    var width: Int { Int(vips_image_get_width(image)) }
    var height: Int { Int(vips_image_get_height(image)) }
    var bands: Int { Int(vips_image_get_bands(image)) }
    var hasAlpha: Bool { vips_image_hasalpha(image) != 0 }
    var isBytes: Bool { vips_image_get_format(image) == VIPS_FORMAT_UCHAR }
    var isUpright: Bool { vips_image_get_orientation(image) == 1 }
    var isTurned: Bool { vips_image_get_orientation_swap(image) != 0 }

    /// Runs a call that makes an image; nil stands for failure, whose text is in the error.
    static func made(_ call: () -> UnsafeMutablePointer<VipsImage>?) throws(VipsError) -> VipsHandle {
        guard let image = call() else { throw .taken() }
        return VipsHandle(image)
    }

    /// All pixels, row by row, bands interleaved, one byte each. Runs the whole pipeline.
    func pixels() throws(VipsError) -> [UInt8] {
        var count = 0
        guard let memory = vips_image_write_to_memory(image, &count) else { throw .taken() }
        defer { soko_vips_free(memory) }
        return [UInt8](UnsafeRawBufferPointer(start: memory, count: count))
    }

    /// Runs the pipeline into an encoder.
    func written(
        _ save: (UnsafeMutablePointer<VipsImage>, inout UnsafeMutableRawPointer?, inout Int) -> Int32
    ) throws(VipsError) -> [UInt8] {
        var memory: UnsafeMutableRawPointer?
        var count = 0
        let status = save(image, &memory, &count)
        defer { soko_vips_free(memory) }
        guard status == 0, let memory else { throw .taken() }
        return [UInt8](UnsafeRawBufferPointer(start: memory, count: count))
    }
}

/// What libvips said last, on one line.
struct VipsError: Error {
    let text: String

    /// libvips keeps one error log for all threads; two failures at once may carry each other's words.
    static func taken() -> VipsError {
        guard let copy = vips_error_buffer_copy() else { return VipsError(text: "unknown") }
        defer { soko_vips_free(copy) }
        let lines = String(cString: copy).split(whereSeparator: \.isNewline)
        return VipsError(text: lines.isEmpty ? "unknown" : lines.prefix(3).joined(separator: "; "))
    }
}
