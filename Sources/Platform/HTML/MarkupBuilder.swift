/// Lets markup be written as a list of pieces with `if`, `switch` and `for`.
@resultBuilder
package enum MarkupBuilder {
    package static func buildExpression<Piece: Markup>(_ piece: Piece) -> Piece { piece }
    package static func buildExpression(_ text: String) -> Text { Text(text) }
    package static func buildExpression(_ text: String?) -> Maybe<Text> { Maybe(piece: text.map { Text($0) }) }
    package static func buildExpression(_ number: Int) -> Text { Text(String(number)) }
    package static func buildBlock() -> Nothing { Nothing() }
    package static func buildBlock<Piece: Markup>(_ piece: Piece) -> Piece { piece }
    package static func buildBlock<each Piece: Markup>(_ piece: repeat each Piece) -> Fragment<repeat each Piece> {
        Fragment(repeat each piece)
    }
    package static func buildOptional<Piece: Markup>(_ piece: Piece?) -> Maybe<Piece> { Maybe(piece: piece) }
    package static func buildEither<A: Markup, B: Markup>(first: A) -> Either<A, B> { .first(first) }
    package static func buildEither<A: Markup, B: Markup>(second: B) -> Either<A, B> { .second(second) }
    package static func buildArray<Piece: Markup>(_ pieces: [Piece]) -> Many<Piece> { Many(pieces: pieces) }
}

/// Text between tags, escaped.
package struct Text: PrimitiveMarkup {
    let text: String
    package init(_ text: String) { self.text = text }
    package func write(into output: inout MarkupBuffer) { output.escape(text) }
}

/// Writes nothing.
package struct Nothing: PrimitiveMarkup {
    package init() {}
    package func write(into output: inout MarkupBuffer) {}
}

/// Pieces side by side.
package struct Fragment<each Piece: Markup>: PrimitiveMarkup {
    let pieces: (repeat each Piece)
    init(_ piece: repeat each Piece) { pieces = (repeat each piece) }
    package func write(into output: inout MarkupBuffer) {
        for piece in repeat each pieces { piece.write(into: &output) }
    }
}

/// A piece that may be absent.
package struct Maybe<Piece: Markup>: PrimitiveMarkup {
    let piece: Piece?
    package func write(into output: inout MarkupBuffer) { piece?.write(into: &output) }
}

/// One of two pieces.
package enum Either<A: Markup, B: Markup>: PrimitiveMarkup {
    case first(A), second(B)
    package func write(into output: inout MarkupBuffer) {
        switch self {
        case .first(let piece): piece.write(into: &output)
        case .second(let piece): piece.write(into: &output)
        }
    }
}

/// The same kind of piece, many times.
package struct Many<Piece: Markup>: PrimitiveMarkup {
    let pieces: [Piece]
    package func write(into output: inout MarkupBuffer) {
        for piece in pieces { piece.write(into: &output) }
    }
}
