import Foundation
import HTTP
import TestSupport
import Testing

/// What stands beside a choice is what choosing it shows.
@Suite struct FacetTests {
    static let searches = [
        "/?q=leather", "/?q=red%20leather%20shoes", "/?q=leather%20under%209000",
        "/?q=leather&brand=atlas&condition=used",
        "/c/bags?q=leather&a.colour=red", "/?q=leather&a.lined=yes&days=30", "/?q=red&from=1000&to=12000",
        "/?q=leather&at=-1.29,36.82&km=50", "/?q=leather&at=-1.29,36.82&sort=nearest&stock=yes",
        "/?q=leather&sort=cheapest&a.width.from=210", "/?q=leather%20kettle&condition=new", "/?q=lether",
        "/b/atlas?q=leather", "/?q=used%20leather%20bag&condition=new",
    ]

    @Test func `every count is what choosing it lists`() async throws {
        try await withBazaar { stand, _, _ in
            for path in Self.searches {
                let page = try await stand.results(path)
                let listed = try await stand.everything(path).count
                #expect(page.total == listed, "\(path)")
                #expect(page.choices.count >= 8, "\(path)")
                for choice in page.choices {
                    let chosen = try await stand.results(choice.link)
                    #expect(chosen.total ?? 0 == choice.count, "\(path): \(choice.name): \(choice.link)")
                    #expect(chosen.numbers.count == min(36, choice.count), "\(path): \(choice.name): \(choice.link)")
                }
            }
        }
    }

    @Test func `several values of an attribute are any of them`() async throws {
        try await withBazaar { stand, _, _ in
            let counts = Dictionary(
                try await stand.results("/c/bags?q=leather").choices.map { ($0.name, $0.count) }
            ) { first, _ in first }
            let both = try await stand.results("/c/bags?q=leather&a.colour=red&a.colour=black")
            #expect(both.total == (counts["a.colour=red"] ?? 0) + (counts["a.colour=black"] ?? 0))
            #expect(both.text.contains("value=\"red\" checked") && both.text.contains("value=\"black\" checked"))
            #expect(both.text.contains("Remove the filter Colour: Red, Black"))
        }
    }

    @Test func `prices come in at most six steps that all lead somewhere`() async throws {
        try await withBazaar { stand, _, _ in
            let steps = try await stand.results("/?q=leather").text.matches(
                of: #/<li><a href="[^"]*" rel="nofollow"><span><bdi>([^<]*)<\/bdi><\/span><small>(\d+)<\/small>/#)
            #expect((2...6).contains(steps.count))
            #expect(steps.first?.1.hasPrefix("under KSh") == true)
            #expect(steps.last?.1.hasPrefix("from KSh") == true)
            #expect(steps.allSatisfy { $0.2 != "0" })
        }
    }

    @Test func `a choice is kept by every other link of the page, and lost by its own`() async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results(
                "/c/bags?q=leather&brand=atlas&from=100&to=20000&a.colour=red&sort=newest&days=30&stock=yes&at=-1.29,36.82&km=50"
            )
            for name in [
                "Atlas", "KSh 100 – KSh 20,000", "Colour: Red", "Last 30 days", "In stock only", "Within 50 km",
            ] {
                let label = name.replacing("KSh ", with: "KSh\u{a0}")
                #expect(page.text.contains("Remove the filter \(label)"), "\(name)")
            }
            #expect(page.text.contains("<input type=\"hidden\" name=\"sort\" value=\"newest\">"))
            #expect(page.text.contains("<input type=\"hidden\" name=\"at\" value=\"-1.29,36.82\">"))
            #expect(page.text.contains("<input type=\"hidden\" name=\"q\" value=\"leather\">"))
            let without =
                "/c/bags?q=leather&brand=atlas&from=100&to=20000&a.colour=red&sort=newest&stock=yes&at=-1.29,36.82&km=50"
            #expect(
                page.text.contains("href=\"\(without.replacing("&", with: "&amp;").replacing(",", with: "%2C"))\"")
                    || page.text.contains("href=\"\(without.replacing("&", with: "&amp;"))\""))
        }
    }

    @Test func `an address that makes no sense narrows nothing down`() async throws {
        try await withBazaar { stand, _, _ in
            let plain = try await stand.results("/?q=leather")
            for query in [
                "sort=best", "days=2", "days=-1", "stock=1", "at=x", "at=91,0", "at=nan,nan", "km=5", "km=10",
                "sort=nearest",
                "a.=1", "a.=", "a=1", "a..from=1", "a.colour=mauve", "a.colour.from=1", "a.width.from=wide", "brand=-",
                "from=x&to=-5", "fits=0", "page=", "a.\u{1F600}=1",
            ] {
                let page = try await stand.results("/?q=leather&" + query)
                #expect(page.total == plain.total, "\(query)")
                #expect(page.titles == plain.titles, "\(query)")
            }
        }
    }
}
