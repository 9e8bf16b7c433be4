import Foundation
import Vocabulary

/// What the Scout asks of an opened catalogue page, again and again while it scrolls.
package enum CatalogueScript {
    /// JavaScript expression; its value is a JSON text for `decode`.
    ///
    /// Looks at links only, so it neither needs nor waits for pictures. More can be loaded when the page says so (a
    /// busy or "more" element, a next page) or when there is page left below the window.
    package static let source = #"""
        (() => {
          const seen = new Set();
          for (const link of document.querySelectorAll('a[href*="/p/"]')) {
            const found = /\/p\/(\d{16,17})\/(\d{7,15})(?:[\/?#]|$)/.exec(link.href);
            if (found) seen.add(found[1] + '/' + found[2]);
            if (seen.size >= 20000) break;
          }
          const page = document.scrollingElement || document.documentElement;
          const next = document.querySelector('a[rel~="next"], link[rel~="next"]');
          const busy = document.querySelector('[aria-busy="true"], [data-more]');
          const below = page.scrollHeight - page.scrollTop - window.innerHeight;
          return JSON.stringify({
            links: [...seen], height: page.scrollHeight, below: Math.max(0, Math.round(below)),
            busy: busy !== null, next: next ? next.href : null, title: document.title.slice(0, 300)
          });
        })()
        """#

    /// Reads the script's answer. The page ran in a stranger's document, so every value is checked again.
    /// - Throws: `ScoutFault.unreadable` when it is not the answer of `source`.
    package static func decode(_ json: String) throws(ScoutFault) -> CatalogueView {
        struct Answer: Decodable {
            let links: [String]
            let height: Double
            let below: Double
            let busy: Bool
            let next: String?
            let title: String
        }
        guard json.utf8.count <= 4 << 20 else { throw .unreadable("longer than 4 MiB") }
        let answer: Answer
        do { answer = try JSONDecoder().decode(Answer.self, from: Data(json.utf8)) } catch {
            throw .unreadable("\(error)")
        }
        var known: Set<ProductReference> = []
        let references = answer.links.prefix(20_000).compactMap { link -> ProductReference? in
            let parts = link.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let id = WhatsAppProductID(parts[0]), let phone = Phone(digits: String(parts[1]))
            else {
                return nil
            }
            let reference = ProductReference(productID: id, sellerPhone: phone)
            return known.insert(reference).inserted ? reference : nil
        }
        return CatalogueView(
            references: references, canScroll: answer.below > 1, isBusy: answer.busy, nextPage: answer.next,
            title: answer.title)
    }
}

package enum ScoutFault: Error, Equatable, Sendable {
    case unreadable(String)
}

/// What is loaded of a catalogue at one moment.
package struct CatalogueView: Equatable, Sendable {
    /// In page order, each once.
    package let references: [ProductReference]
    package let canScroll: Bool
    /// The page is loading, or says that there is more.
    package let isBusy: Bool
    /// Absolute; as the page gives it, to be checked before it is opened.
    package let nextPage: String?
    package let title: String

    /// False when the end is reached; a page may still grow after a scroll: `CatalogueWalk` waits for that.
    package var hasMore: Bool { canScroll || isBusy || nextPage != nil }
}
