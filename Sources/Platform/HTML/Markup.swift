/// A piece of a page: a plain value that knows how to write itself as HTML. Never asynchronous.
///
/// A component gives a `body`; only the primitives of this module write bytes themselves.
package protocol Markup: Sendable {
    associatedtype Body: Markup
    @MarkupBuilder var body: Body { get }
    /// Appends this piece to `output`.
    func write(into output: inout MarkupBuffer)
}

extension Markup {
    package func write(into output: inout MarkupBuffer) { body.write(into: &output) }

    /// The finished UTF-8 bytes. One growing buffer, no intermediate strings.
    // 2026-11: Swift 6.3.1 crashes in release when a caller in another module specialises a whole page. Nothing is lost,
    // the pages are already specialised where they are written. Ends when `swift build -c release --build-tests` passes
    // without it.
    @_semantics("optimize.sil.specialize.generic.never")
    @inline(never)
    package func rendered(capacity: Int = 16_384) -> [UInt8] {
        var output = MarkupBuffer(capacity: capacity)
        write(into: &output)
        return output.bytes
    }

    /// The finished markup as a string, for tests and for small pieces.
    package var renderedText: String { String(decoding: rendered(capacity: 1024), as: UTF8.self) }
}

/// What a primitive has for a body: nothing, it writes itself.
package protocol PrimitiveMarkup: Markup where Body == Never {}
extension PrimitiveMarkup {
    package var body: Never { fatalError("a primitive writes itself and has no body") }
}

extension Never: Markup {
    package var body: Never { fatalError("Never is not a piece of a page") }
    package func write(into output: inout MarkupBuffer) {}
}
