import Accounts
import Testing
import Vocabulary

struct AudienceTests {
    private static func person(
        _ roles: Set<Role> = [], _ permissions: Set<Permission> = [], factors: Set<String> = ["pwd"],
        scopes: Set<Scope>? = nil
    ) -> Person {
        Person(
            account: .random(), session: scopes == nil ? .random() : nil, roles: roles, permissions: permissions,
            factors: factors, scopes: scopes)
    }

    /// Who is let in where: `+` in, `-` not. The columns: everyone, signed in, sellers, any staff, staff for quality, staff for audit, admins.
    private static let table: [(who: String, person: Person?, lets: String)] = [
        ("nobody", nil, "+------"),
        ("buyer", person(), "++-----"),
        ("buyer with second factor", person(factors: ["pwd", "otp"]), "++-----"),
        ("seller", person([.seller]), "+++----"),
        ("staff without permission", person([.staff], factors: ["pwd", "otp"]), "++-----"),
        ("staff for quality, no second factor", person([.staff], [.quality]), "++-----"),
        ("staff for quality", person([.staff], [.quality], factors: ["pwd", "otp"]), "++-++--"),
        ("staff for quality by provider and code", person([.staff], [.quality], factors: ["fed", "otp"]), "++-++--"),
        (
            "staff for both, and a seller", person([.staff, .seller], [.quality, .audit], factors: ["pwd", "otp"]),
            "++++++-"
        ),
        ("permission left over, no longer staff", person([], [.quality], factors: ["pwd", "otp"]), "++-----"),
        ("admin without second factor", person([.admin]), "++-----"),
        ("admin", person([.admin], factors: ["pwd", "otp"]), "++-++++"),
        ("admin's key", person([.admin, .seller], factors: ["key"], scopes: [.read, .write]), "+++----"),
        ("admin's key that claims a code", person([.admin], factors: ["key", "otp"], scopes: [.read]), "++-----"),
        ("staff's key", person([.staff], [.quality], factors: ["key", "otp"], scopes: [.read]), "++-----"),
    ]

    @Test func `who is let in where`() {
        let audiences: [Audience] = [
            .anybody, .members, .storekeepers, .crew, .holders(of: .quality), .holders(of: .audit), .chiefs,
        ]
        for row in Self.table {
            let lets = String(audiences.map { $0.includes(row.person) ? "+" : "-" })
            #expect(lets == row.lets, "\(row.who)")
        }
        #expect(audiences.filter(\.isOpen) == [.anybody])
        #expect(Set(audiences.map(\.name)).count == audiences.count)
    }

    @Test func `what a token carries of a person comes back, and nothing that it does not know`() {
        for (who, person, _) in Self.table {
            guard let person, let session = person.session else { continue }
            let read = Person(
                account: person.account.pathText, session: session.pathText, grants: person.grants,
                factors: Array(person.factors))
            #expect(read == person, "\(who)")
        }
        let all = Self.person(Set(Role.allCases), Set(Permission.allCases))
        #expect(
            all.grants == [
                "admin", "seller", "staff", "staff:accounts", "staff:audit", "staff:catalogue", "staff:identity",
                "staff:insights",
                "staff:inventory", "staff:jobs", "staff:merchandising",
                "staff:quality",
                "staff:roles", "staff:sellers",
            ])
        let (account, session) = (AccountID.random(), SessionID.random())
        let strange = Person(
            account: account.pathText, session: session.pathText,
            grants: ["Admin", "admin ", "staff:", "staff:everything", "quality", ":quality", "seller"], factors: ["pwd"]
        )
        #expect(strange == Person(account: account, session: session, roles: [.seller]))
        #expect(Person(account: "0", session: session.pathText, grants: [], factors: []) == nil)
        #expect(Person(account: account.pathText, session: "", grants: [], factors: []) == nil)
    }
}
