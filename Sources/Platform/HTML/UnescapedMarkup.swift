/// Markup that goes onto the page exactly as it stands. The only door past the escaping.
///
/// Whoever writes this name vouches that nothing in the string came from a person or from another machine.
package struct UnescapedMarkup: PrimitiveMarkup {
    let markup: String
    package init(_ markup: String) { self.markup = markup }
    package func write(into output: inout MarkupBuffer) { output.unescaped(markup) }
}

/// A `<script>` that carries data for other machines (JSON-LD), never code.
///
/// In the JSON text `<`, `>`, `&`, U+2028 and U+2029 become `\u` escapes: they mean the same to a JSON reader, and no
/// value can close the element. A browser never runs it, so the content security policy need not allow it.
package struct DataBlock: PrimitiveMarkup {
    let type: StaticString
    let json: String

    /// - Parameter json: one valid JSON text.
    package init(type: StaticString, json: String) {
        self.type = type
        self.json = json
    }

    package func write(into output: inout MarkupBuffer) {
        output.append("<script type=\"")
        output.append(type)
        output.append("\">")
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": output.append("\\u003c")
            case ">": output.append("\\u003e")
            case "&": output.append("\\u0026")
            case "\u{2028}": output.append("\\u2028")
            case "\u{2029}": output.append("\\u2029")
            default: output.unescaped(String(scalar))
            }
        }
        output.append("</script>")
    }
}
