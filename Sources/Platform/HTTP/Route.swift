/// One URL shape that both parses and prints, so that a link and its handler cannot drift apart.
///
/// The template holds literals and one `{name}` for each value in order; a value never spans a `/`.
package struct Route<each Value: PathValue>: Sendable {
    package let method: Method
    package let template: String
    let pattern: PathPattern

    package init(_ method: Method, _ template: StaticString, _ values: repeat (each Value).Type) {
        self.method = method
        self.template = "\(template)"
        pattern = PathPattern(template: self.template)
        var count = 0
        for _ in repeat each values { count += 1 }
        precondition(
            count == pattern.names.count, "\(template) names \(pattern.names.count) values, the route has \(count)")
    }

    /// The same shape of address in another part of the site.
    package init(
        _ method: Method, under prefix: StaticString, _ template: StaticString, _ values: repeat (each Value).Type
    ) {
        self.method = method
        self.template = "\(prefix)\(template)"
        pattern = PathPattern(template: self.template)
        var count = 0
        for _ in repeat each values { count += 1 }
        precondition(
            count == pattern.names.count, "\(template) names \(pattern.names.count) values, the route has \(count)")
    }

    /// The URL path for these values, percent-encoded.
    package func path(_ values: repeat each Value) -> String {
        var texts: [String] = []
        for value in repeat each values { texts.append(value.pathText) }
        return pattern.filled(with: texts)
    }

    /// The values that `path` holds, or nil when it is not of this shape.
    package func values(in path: String) -> (repeat each Value)? {
        guard let texts = pattern.texts(in: path) else { return nil }
        var rest = texts[...]
        func next<Next: PathValue>(_ type: Next.Type) throws(Mismatch) -> Next {
            guard let value = Next(pathText: rest.removeFirst()) else { throw Mismatch() }
            return value
        }
        return try? (repeat next((each Value).self))
    }
}

private struct Mismatch: Error {}
