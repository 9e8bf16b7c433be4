/// An element with content.
package struct Element<Content: Markup>: PrimitiveMarkup {
    let name: StaticString
    let attributes: [Attribute]
    let content: Content

    package init(_ name: StaticString, _ attributes: [Attribute], _ content: Content) {
        self.name = name
        self.attributes = attributes
        self.content = content
    }

    package func write(into output: inout MarkupBuffer) {
        output.append(UInt8(ascii: "<"))
        output.append(name)
        for attribute in attributes { attribute.write(into: &output) }
        output.append(UInt8(ascii: ">"))
        content.write(into: &output)
        output.append("</")
        output.append(name)
        output.append(UInt8(ascii: ">"))
    }
}

/// An element that never has content: `<img>`, `<meta>`, `<input>` …
package struct VoidElement: PrimitiveMarkup {
    let name: StaticString
    let attributes: [Attribute]

    package init(_ name: StaticString, _ attributes: [Attribute]) {
        self.name = name
        self.attributes = attributes
    }

    package func write(into output: inout MarkupBuffer) {
        output.append(UInt8(ascii: "<"))
        output.append(name)
        for attribute in attributes { attribute.write(into: &output) }
        output.append(UInt8(ascii: ">"))
    }
}

/// A whole page: the document type, then the `html` element.
package struct Document<Content: Markup>: PrimitiveMarkup {
    let attributes: [Attribute]
    let content: Content

    package init(_ attributes: Attribute..., @MarkupBuilder content: () -> Content) {
        self.attributes = attributes
        self.content = content()
    }

    package func write(into output: inout MarkupBuffer) {
        output.append("<!doctype html>\n")
        Element("html", attributes, content).write(into: &output)
    }
}
