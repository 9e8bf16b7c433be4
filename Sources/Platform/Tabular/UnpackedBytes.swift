import Compression

/// What a compressed file holds, bounded in size and in how much it grows.
final class UnpackedBytes: ByteSource {
    private let packed: any ByteSource
    private let inflater: Inflater
    private let format: Inflater.Format
    private let limits: TabularLimits
    private var input = [UInt8](repeating: 0, count: 64 << 10)
    private var output = [UInt8](repeating: 0, count: 64 << 10)
    private var at = 0
    private var end = 0
    /// Which of the output is still to be given out.
    private var ready = 0..<0
    private var consumed = 0
    private var produced = 0
    private var isAtEnd = false
    private var isBetweenStreams = false

    init(_ packed: any ByteSource, _ format: Inflater.Format, limits: TabularLimits) {
        (self.packed, self.format, self.limits) = (packed, format, limits)
        inflater = Inflater(format)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if ready.isEmpty { try unpack() }
        let count = min(buffer.count, ready.count)
        buffer.copyBytes(from: output[ready.prefix(count)])
        ready = ready.dropFirst(count)
        return count
    }

    private func unpack() throws {
        while !isAtEnd {
            if at == end, try !refill() {
                guard isBetweenStreams else { throw TabularFault.brokenArchive }
                return isAtEnd = true
            }
            let step = try nextStep()
            at += step.consumed
            consumed += step.consumed
            produced += step.produced
            try checkSize()
            if step.isAtEnd { endStream() } else if step.consumed + step.produced > 0 { isBetweenStreams = false }
            ready = 0..<step.produced
            if step.produced > 0 { return }
            if step.consumed == 0, !step.isAtEnd { throw TabularFault.brokenArchive }
        }
    }

    private func nextStep() throws -> Inflater.Step {
        do { return try inflater.step(input, at..<end, into: &output) } catch {
            // Behind a whole gzip stream some writers leave zeros.
            guard isBetweenStreams else { throw TabularFault.brokenArchive }
            return Inflater.Step(consumed: end - at, produced: 0, isAtEnd: true)
        }
    }

    private func endStream() {
        if format == .deflate { isAtEnd = true } else { inflater.restart() }
        isBetweenStreams = true
    }

    private func refill() throws -> Bool {
        at = 0
        end = try input.withUnsafeMutableBytes { try packed.read(into: $0) }
        return end > 0
    }

    private func checkSize() throws {
        if produced > limits.unpacked { throw TabularFault.bomb }
        if produced > limits.unpackedFreely, produced / limits.ratio > consumed { throw TabularFault.bomb }
    }
}
