import Foundation
import HTTP
import Testing

/// A page of results as a test reads it.
struct ResultsPage {
    let text: String
    let code: Int

    init(_ response: Response) { (text, code) = (response.text, response.code) }

    /// What its heading counts; nil without one.
    var total: Int? {
        text.firstMatch(of: #/<header class="heading">.*?<p>([\d,]+) products?<\/p>/#.dotMatchesNewlines()).flatMap {
            Int($0.1.replacing(",", with: ""))
        }
    }
    /// In the order of the wall.
    var titles: [String] {
        text.matches(of: #/<h2><a href="\/p\/[^"]*"><bdi>([^<]*)<\/bdi>/#).map { String($0.1) }
    }
    /// The numbers at their ends.
    var numbers: [Int] { titles.compactMap { Int($0.split(separator: " ").last ?? "") } }
    /// What stands above the goods.
    var notes: [String] {
        guard let said = text.firstMatch(of: #/<div class="said">(.*?)<\/div>/#) else { return [] }
        return said.1.matches(of: #/<p>(.*?)<\/p>/#).map {
            $0.1.replacing(#/<[^>]*>/#, with: "").replacing("\u{2068}", with: "").replacing("\u{2069}", with: "")
                .trimmingCharacters(in: .whitespaces)
        }
    }
    /// Label and address of what was understood.
    var understood: [(label: String, link: String, isGivenUp: Bool)] {
        text.matches(of: #/<a class="chip (understood|given-up)" href="([^"]*)"[^>]*><bdi>([^<]*)<\/bdi>/#).map {
            (Self.plain($0.3), Self.plain($0.2), $0.1 == "given-up")
        }
    }
    var next: String? { text.firstMatch(of: #/rel="next" href="([^"]+)"/#).map { Self.plain($0.1) } }
    var title: String { text.firstMatch(of: #/<title>([^<]*)<\/title>/#).map { Self.plain($0.1) } ?? "" }

    /// Each further choice that it offers: what it is, where it leads, and how many it promises.
    var choices: [(name: String, link: String, count: Int)] {
        let links = text.matches(
            of:
                #/<li><a (?:class="chip" )?href="([^"]*)"(?: rel="nofollow")?>(?:<span>)?<bdi>([^<]*)<\/bdi>(?:<\/span>)?<small>([\d,]+)<\/small>/#
        ).map { (String($0.2), Self.plain($0.1), Int($0.3.replacing(",", with: "")) ?? -1) }
        guard let form = text.firstMatch(of: #/<form method="get" action="([^"]*)" data-narrow>(.*?)<\/form>/#) else {
            return links
        }
        var fields: [(String, String)] = []
        var offers: [(name: String, value: String, count: Int)] = []
        for field in form.2.matches(of: #/<input ([^>]*)>(?:<span><bdi>[^<]*<\/bdi><\/span><small>([\d,]+)<\/small>)?/#)
        {
            let parts = Dictionary(
                field.1.matches(of: #/([\w-]+)(?:="([^"]*)")?/#).map { (String($0.1), Self.plain($0.2 ?? "")) }
            ) { first, _ in first }
            let (name, value) = (parts["name"] ?? "", parts["value"] ?? "")
            if let count = field.2 { offers.append((name, value, Int(count.replacing(",", with: "")) ?? -1)) }
            let isTick = ["radio", "checkbox"].contains(parts["type"] ?? "")
            if !value.isEmpty, !isTick || parts["checked"] != nil { fields.append((name, value)) }
        }
        return links
            + offers.map { offer in
                let all = fields.filter { $0.0 != offer.name } + [(offer.name, offer.value)]
                let query = all.map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&")
                return ("\(offer.name)=\(offer.value)", "\(form.1)?\(query)", offer.count)
            }
    }

    static func plain(_ text: some StringProtocol) -> String {
        String(text).replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&#39;", with: "'")
    }
}

extension MarketStand {
    func results(_ target: String) async throws -> ResultsPage { ResultsPage(try await get(target)) }

    /// Everything that a search lists, page by page, the way a script asks for it.
    func everything(_ target: String) async throws -> [Int] {
        var path: String? = target
        var seen: [Int] = []
        while let here = path {
            let page = ResultsPage(try await get(here, [("Soko-Fragment", "wall")]))
            seen += page.numbers
            path = page.next
            try #require(seen.count <= 1_000, "it never ends: \(target)")
        }
        return seen
    }
}
