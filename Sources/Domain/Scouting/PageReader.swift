import HTMLReader
import Vocabulary

/// Tells live, gone and inconclusive product pages apart.
///
/// Never invents: what is not plainly one of the known pages is inconclusive.
/// - Source: DESIGN.md, "What WhatsApp really serves".
package struct PageReader: Sendable {
    /// Shorter bodies are what a blocked or broken reply looks like.
    package static let shortestPageBytes = 200
    package static let longestTitle = 300
    package static let longestDescription = 5_000

    package let addresses: WhatsAppAddresses
    package let prices: PriceReader

    package init(addresses: WhatsAppAddresses, market: Currency) {
        self.addresses = addresses
        prices = PriceReader(market: market)
    }

    /// - Parameters:
    ///   - reference: the product that was asked for.
    ///   - url: the address that answered, after redirects.
    ///   - body: the page, at least up to the end of its head.
    package func read(
        _ reference: ProductReference, status: Int, url: String, contentType: String?, body: [UInt8]
    ) -> PageReading {
        switch status {
        case 200: break
        case 404: return .gone(.notFound)
        case 429: return .inconclusive(.tooManyRequests)
        case 500...599: return .inconclusive(.serverError(status: status))
        default: return .inconclusive(.unexpectedStatus(status))
        }
        do {
            let head = try HTMLReader.head(of: body, contentType: contentType)
            return read(reference, head: head, url: url, bodyBytes: body.count)
        } catch {
            return .inconclusive(.unreadable("\(error)"))
        }
    }

    private func read(_ reference: ProductReference, head: PageHead, url: String, bodyBytes: Int) -> PageReading {
        let hasOpenGraph = head.meta.keys.contains { $0.hasPrefix("og:") }
        guard let title = head["og:title"] else {
            if bodyBytes < Self.shortestPageBytes { return .inconclusive(.shortBody(bytes: bodyBytes)) }
            if Self.looksLikeConsent(url, head) { return .inconclusive(.consentPage) }
            if !hasOpenGraph, Self.isErrorTitle(head.title) { return .inconclusive(.errorPage) }
            return .inconclusive(.unknownPage("no og:title"))
        }
        if Self.looksLikeConsent(url, head) { return .inconclusive(.consentPage) }
        let imageAddress = head["og:image"] ?? ""
        let image = CatalogueImage(url: imageAddress)
        let cleanTitle = Self.folded(title, limit: 10_001)
        if cleanTitle.isEmpty {
            return image?.isDefaultLogo == true
                ? .gone(.emptyTitle) : .inconclusive(.unknownPage("an empty og:title without the default logo"))
        }
        guard !imageAddress.isEmpty else { return .inconclusive(.unknownPage("no og:image")) }
        if image?.isDefaultLogo == true { return .inconclusive(.unknownPage("the default logo under a title")) }
        for address in [head["og:url"], head.canonical].compactMap(\.self) {
            if let named = addresses.product(at: address), named.productID != reference.productID {
                return .inconclusive(.otherProduct)
            }
        }
        guard let image else { return .refused(.badImageAddress) }
        return product(title: cleanTitle, image: image, head: head)
    }

    private func product(title: String, image: CatalogueImage, head: PageHead) -> PageReading {
        if title.count > 1_000 { return .refused(.titleTooLong(characters: title.count)) }
        if Self.hasMarkup(title) { return .refused(.titleHasMarkup) }
        let description = Self.folded(
            head["og:description"] ?? head["description"] ?? "", limit: Self.longestDescription)
        return .live(
            ReadProduct(
                title: Self.cut(title, to: Self.longestTitle), description: description, image: image,
                canonicalURL: head.canonical ?? head["og:url"],
                price: price(title: title, description: description, head: head)))
    }

    /// The tags made for it first, then the description, then the title.
    private func price(title: String, description: String, head: PageHead) -> ReadPrice {
        if let amount = head["product:price:amount"] ?? head["og:price:amount"] {
            let code = head["product:price:currency"] ?? head["og:price:currency"] ?? prices.market.code
            let tagged = prices.read("\(code) \(amount)")
            if tagged != .none { return tagged }
        }
        let described = prices.read(description)
        if case .amount = described { return described }
        let titled = prices.read(title)
        return titled == .none ? described : titled
    }

    private static func looksLikeConsent(_ url: String, _ head: PageHead) -> Bool {
        let address = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
        if address.contains("//consent.") || address.contains("/consent") || address.contains("/privacy/consent") {
            return true
        }
        let title = (head.title ?? "").lowercased()
        let marks = ["consent", "cookie", "before you continue", "avant de continuer", "ملفات تعريف الارتباط", "คุกกี้"]
        return head["og:title"] == nil && marks.contains { title.contains($0) }
    }
    private static func isErrorTitle(_ title: String?) -> Bool {
        ["error", "erreur", "hitilafu", "kosa", "خطأ", "ข้อผิดพลาด"].contains((title ?? "").lowercased())
    }
    /// `<` before a letter, `/` or `!`: "<3" and "size < 42" stay.
    private static func hasMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast().contains { index in
            let next = bytes[index + 1] | 0x20
            return bytes[index] == 0x3c
                && ((0x61...0x7a).contains(next) || bytes[index + 1] == 0x2f || bytes[index + 1] == 0x21)
        }
    }
    /// Control characters and runs of blanks become one space.
    private static func folded(_ text: String, limit: Int) -> String {
        let words = text.prefix(limit * 2).split {
            $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
        }
        return String(words.joined(separator: " ").prefix(limit))
    }
    static func cut(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let head = text.prefix(limit - 1)
        let end = head.lastIndex { $0.isWhitespace } ?? head.endIndex
        return head[..<end] + "…"
    }
}
