/// What a page says about itself before its body.
package struct PageHead: Sendable, Equatable {
    /// Text of the first `<title>`, blanks folded; nil when there is none.
    package var title: String?
    /// `property` or `name`, lower case → every `content` in document order.
    package var meta: [String: [String]] = [:]
    /// `rel` word, lower case → every `href` in document order.
    package var links: [String: [String]] = [:]
    /// `lang` of `<html>`.
    package var language: String?
    package var base: String?
    /// True when the limits cut the page, so that something may be missing.
    package var isCut = false

    package init() {}

    package var canonical: String? { links["canonical"]?.first }
    /// The first content of that property or name.
    package subscript(name: String) -> String? { meta[name]?.first }
}

package enum HTMLReader {
    /// - Parameters:
    ///   - bytes: the page, or its beginning.
    ///   - contentType: the header's value, for its charset.
    package static func head(
        of bytes: [UInt8], contentType: String? = nil, limits: HTMLLimits = HTMLLimits()
    ) throws(HTMLFault) -> PageHead {
        PageHead(try HTMLPage(of: bytes, contentType: contentType, limits: limits))
    }
}

extension PageHead {
    package init(_ page: HTMLPage) {
        isCut = page.isCut
        title = page.firstText(ofTag: "title")
        language = page.elements("html").first?["lang"]
        base = page.elements("base").first?["href"]
        for element in page.elements("meta") {
            guard let name = element["property"] ?? element["name"], let content = element["content"] else { continue }
            meta[name.lowercased(), default: []].append(content)
        }
        for element in page.elements("link") {
            guard let href = element["href"] else { continue }
            for rel in (element["rel"] ?? "").lowercased().split(separator: " ") {
                links[String(rel), default: []].append(href)
            }
        }
    }
}
