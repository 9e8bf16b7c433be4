/// Arithmetic on plain arrays of numbers, written so that the compiler turns each loop into vector instructions.
package enum Vector {
    /// The sum of products; the cosine of the angle when both have unit length.
    ///
    /// - Parameters: `a`, `b`: shape [n] each, the same n.
    package static func dot(_ a: [Float], _ b: [Float]) -> Float {
        precondition(a.count == b.count, "vectors of one length")
        return a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                var sums = SIMD16<Float>.zero
                let whole = a.count & ~15
                if let left = UnsafeRawPointer(a.baseAddress), let right = UnsafeRawPointer(b.baseAddress) {
                    for at in stride(from: 0, to: whole * 4, by: 64) {
                        sums +=
                            left.loadUnaligned(fromByteOffset: at, as: SIMD16<Float>.self)
                            * right.loadUnaligned(fromByteOffset: at, as: SIMD16<Float>.self)
                    }
                }
                return (whole..<a.count).reduce(sums.sum()) { $0 + a[$1] * b[$1] }
            }
        }
    }

    package static func length(_ a: [Float]) -> Float { dot(a, a).squareRoot() }

    /// The same direction at length 1. A vector without a direction (zeros, or numbers that are not finite) becomes zeros,
    /// which has cosine 0 with everything.
    package static func normalised(_ a: [Float]) -> [Float] {
        let length = length(a)
        guard length.isFinite, length > 1e-12 else { return [Float](repeating: 0, count: a.count) }
        return scaled(a, by: 1 / length)
    }

    package static func scaled(_ a: [Float], by factor: Float) -> [Float] { a.map { $0 * factor } }

    /// `factor * a + other * b`, shape [n].
    package static func sum(_ a: [Float], times factor: Float, _ b: [Float], times other: Float) -> [Float] {
        precondition(a.count == b.count, "vectors of one length")
        return a.indices.map { factor * a[$0] + other * b[$0] }
    }
}
