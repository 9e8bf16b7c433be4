/// Numbers with a shape, row-major.
package struct Tensor: Sendable, Hashable {
    package enum Numbers: Sendable, Hashable {
        case floats([Float])
        case integers([Int64])
    }

    /// Every side at least 1.
    package let shape: [Int]
    package let numbers: Numbers

    package init(_ floats: [Float], shape: [Int]) {
        precondition(floats.count == shape.reduce(1, *), "as many numbers as the shape has places")
        (self.shape, numbers) = (shape, .floats(floats))
    }

    package init(_ integers: [Int64], shape: [Int]) {
        precondition(integers.count == shape.reduce(1, *), "as many numbers as the shape has places")
        (self.shape, numbers) = (shape, .integers(integers))
    }

    /// The rows of a matrix.
    ///
    /// - Throws: `ModelFault.wrongShape` unless these are floats of shape [`count`, `width`].
    package func rows(_ count: Int, of width: Int) throws(ModelFault) -> [[Float]] {
        guard case .floats(let floats) = numbers, shape == [count, width] else {
            throw .wrongShape("its output is \(shape), where [\(count), \(width)] belongs")
        }
        return (0..<count).map { Array(floats[$0 * width..<($0 + 1) * width]) }
    }
}
