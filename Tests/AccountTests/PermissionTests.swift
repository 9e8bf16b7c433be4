import Accounts
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Every route, asked by everybody: who does not belong is refused, and nothing has changed.
struct PermissionTests {
    @Test func `every route refuses whom it is not for, and changes nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, limiter: NoLimits())
            let (amani, dala) = (try await Cast.seller(in: db), try await Cast.seller("Dala", phone: Cast.dala, in: db))
            let cast = try await cast(doors, amani, dala)
            let before = try await doors.everything()
            for endpoint in doors.site.router.endpoints {
                let audience = try #require(endpoint.audience as? Audience, "\(endpoint.template)")
                for (name, member) in cast where !audience.includes(member?.person) {
                    let target = Self.filled(endpoint.template)
                    let page = try await doors.ask(endpoint.method, target, member.map { [$0.cookie] } ?? [])
                    let isPage = !endpoint.template.hasPrefix("/api/")
                    let expected: Status = member != nil ? .forbidden : isPage ? .seeOther : .unauthorized
                    #expect(page.status == expected, "\(name): \(endpoint.method) \(endpoint.template)")
                    if expected == .seeOther { #expect(page.headers["Location"]?.hasPrefix("/sign-in") == true) }
                    let program = try await doors.ask(
                        endpoint.method, target, [("Accept", "application/json")] + (member.map { [$0.bearer] } ?? []))
                    #expect(
                        program.status == (member == nil ? .unauthorized : .forbidden),
                        "\(name): \(endpoint.method) \(endpoint.template)")
                }
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `no form that changes something is taken without its token, whoever sends it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let (amani, dala) = (try await Cast.seller(in: db), try await Cast.seller("Dala", phone: Cast.dala, in: db))
            let cast = try await cast(doors, amani, dala)
            let before = try await doors.everything()
            for endpoint in doors.site.router.endpoints
            where endpoint.method != .get && !endpoint.template.hasPrefix("/api/") {
                for (name, member) in cast where (endpoint.audience as? Audience)?.includes(member?.person) == true {
                    for form in ["", "csrf=", "csrf=00000000000000000000000000000000"] {
                        let answer = try await doors.ask(
                            endpoint.method, Self.filled(endpoint.template), member.map { [$0.cookie] } ?? [],
                            form: form)
                        #expect(answer.status == .forbidden, "\(name): \(endpoint.template) with “\(form)”")
                    }
                }
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `the page of permissions in docs says what the routes say`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var lines = [
                "# Who may use what", "",
                "Generated from the routes themselves by `PermissionTests`; `SOKO_RECORD=1` writes it anew. Staff and admins count",
                "as such only when they signed in with a second factor. What is not listed does not exist.", "",
                "| method | address | who |", "|---|---|---|",
            ]
            lines += doors.site.router.endpoints
                .map { "| \($0.method.rawValue) | `\($0.template)` | \($0.audience.name) |" }.sorted()
            let text = lines.joined(separator: "\n") + "\n"
            let file = packageFolder + "/docs/permissions.md"
            if ProcessInfo.processInfo.environment["SOKO_RECORD"] == "1" {
                try text.write(toFile: file, atomically: true, encoding: .utf8)
            }
            #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        }
    }

    private func cast(_ doors: MarketDoors, _ amani: SellerID, _ dala: SellerID) async throws -> [(
        String, MarketDoors.Member?
    )] {
        [
            ("nobody", nil), ("buyer", try await doors.member("Buyer")),
            ("seller", try await doors.member("Amani", store: amani)),
            ("other seller", try await doors.member("Dala", store: dala)),
            (
                "staff without a second factor",
                try await doors.member("Weak", roles: [.staff], permissions: Set(Permission.allCases))
            ),
            (
                "staff for quality",
                try await doors.member("Juma", roles: [.staff], permissions: [.quality], factors: ["pwd", "otp"])
            ),
            ("admin without a second factor", try await doors.member("Half", roles: [.admin])),
            ("admin", try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])),
        ]
    }

    /// An address of this shape that names nothing there is.
    static func filled(_ template: String) -> String {
        let values = [
            "id": "0000000000001", "slug": "nobody", "key": String(repeating: "a", count: 64), "width": "640",
            "format": "webp", "name": "products-1", "number": "1", "code": "nowhere",
        ]
        return template.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            var text = String(segment)
            for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
            return text
        }.joined(separator: "/")
    }
}
