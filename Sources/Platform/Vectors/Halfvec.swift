/// pgvector's text form of half-precision vectors.
package enum Halfvec {
    /// IEEE 754 binary16 of a number, rounded to nearest even; beyond ±65,504 (which pgvector refuses) it is infinite.
    package static func bits(_ number: Float) -> UInt16 { Float16(number).bitPattern }

    package static func number(bits: UInt16) -> Float { Float(Float16(bitPattern: bits)) }

    /// `[1,-0.5,0.1]`: each number rounded to half precision, then with the fewest digits that give it back.
    package static func text(_ numbers: [Float]) -> String {
        var text = "["
        text.reserveCapacity(numbers.count * 9 + 2)
        for (place, number) in numbers.enumerated() {
            if place > 0 { text += "," }
            text += Float16(number).description
        }
        return text + "]"
    }

    /// - Throws: `EmbeddingFault.malformed` for anything but finite numbers between brackets, separated by commas.
    package static func numbers(_ text: String) throws(EmbeddingFault) -> [Float] {
        let body = text.drop(while: \.isWhitespace)
        guard body.first == "[", let end = body.lastIndex(of: "]"),
            body[body.index(after: end)...].allSatisfy(\.isWhitespace)
        else { throw .malformed(String(text.prefix(40))) }
        let inner = body[body.index(after: body.startIndex)..<end]
        var numbers: [Float] = []
        numbers.reserveCapacity(Embedding.dimensions)
        for part in inner.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let word = Substring(part).drop { $0 == " " }
            guard let number = Float(word), number.isFinite else { throw .malformed(String(word.prefix(40))) }
            numbers.append(number)
        }
        return numbers
    }
}
