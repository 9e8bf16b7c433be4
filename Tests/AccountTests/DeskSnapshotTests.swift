import Accounts
import Flows
import Foundation
import HTML
import HTTP
import TestSupport
import Testing

/// The desks' pages, each with nothing, one, many, long, hostile and Arabic rows on it.
struct DeskSnapshotTests {
    @Test(arguments: RoomSituation.allCases)
    func `the pages of both desks are as recorded`(situation: RoomSituation) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let rows = try await DeskRows(doors, situation)
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            for (name, path) in rows.pages {
                let member = path.hasPrefix("/admin") ? neema : rows.amani
                let page = try await doors.ask(
                    .get, path, [member.cookie, ("Accept-Language", situation == .arabic ? "ar" : "en")])
                #expect(page.status == .ok, "\(path)")
                let text = name == "frame" ? page.text : Self.main(of: page.text)
                #expect(!text.contains("<script>alert") && !text.contains("</textarea><script"), "\(path)")
                #expect(text.firstMatch(of: /<[^>]*\s(?:style|on\w+)=/) == nil, "\(path)")
                try expectSnapshot("desk-\(name)-\(situation)", UnescapedMarkup(Self.settled(text)))
            }
        }
    }

    private static func main(of page: String) -> String {
        guard let start = page.range(of: "<main"), let end = page.range(of: "</main>") else { return page }
        return String(page[start.lowerBound..<end.upperBound])
    }

    /// Without what is another in every run: ids, tokens, days.
    private static func settled(_ page: String) -> String {
        page.replacing(/(name="csrf" value=")[^"]*/) { $0.1 + "token" }
            .replacing(/\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?/, with: "day")
            .replacing(/([\/"=.:-])[0-9a-hjkmnp-tv-z]{13}(?=[\/"?&.<-])/) { $0.1 + "id" }
            .replacing(/d="M[^"]*"/, with: "d=\"drawn\"")
    }
}
