import Accounts
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import SearchSupport
import TestSupport
import Testing
import Vocabulary

/// Everything hostile, everywhere: generated from the routes and from what they say of themselves, so that a new one is
/// attacked on the day it is made.
@Suite(.timeLimit(.minutes(10))) struct HostileInputTests {
    @Test func `no path, no query, no form and no JSON breaks anything, reaches the database or takes its time`()
        async throws
    {
        try await withDatabase { db in
            let market = try await IndexedMarket(db)
            let doors = try MarketDoors(db, provider: .away, limiter: NoLimits(), search: market.search)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            try await market.fill()
            let victim = try await doors.member("Amina"), attacker = try await doors.member("Eve")
            let others = try await Ground(db, apartFrom: attacker.id)
            var attack = Attack(doors, attacker, product)
            for endpoint in doors.site.router.endpoints { try await attack.paths(of: endpoint) }
            for endpoint in doors.site.router.endpoints where endpoint.method == .get {
                try await attack.queries(of: endpoint)
            }
            for endpoint in doors.site.router.endpoints where !endpoint.method.isSafe {
                if endpoint.template.hasPrefix("/api/") {
                    try await attack.bodies(of: endpoint)
                } else {
                    try await attack.forms(of: endpoint)
                }
            }
            #expect(attack.sent > 3_000)
            #expect(try await others.missing(from: db) == [])
            #expect(try await Account.find(attacker.id, in: db)?.roles == [])
            #expect(try await doors.ask(.get, "/api/v1/account", [victim.bearer]).status == .ok)
        }
    }
}

/// One attacker's visit.
private struct Attack {
    private let doors: MarketDoors
    private let attacker: MarketDoors.Member
    private let product: ProductID
    private let cookie: (String, String)
    private let csrf: String
    private(set) var sent = 0

    init(_ doors: MarketDoors, _ attacker: MarketDoors.Member, _ product: ProductID) {
        (self.doors, self.attacker, self.product) = (doors, attacker, product)
        cookie = attacker.cookie
        let request = Request(.get, "/", headers: ["Cookie": attacker.cookie.1, "Host": "soko.test"])
        csrf = doors.kit.visitors.visitor(of: request).csrf
    }

    mutating func paths(of endpoint: Endpoint) async throws {
        guard endpoint.template.contains("{") else { return }
        for (name, text) in HostileInput.texts {
            for spelling in [PercentCoding.encoded(text), text.filter { $0 != "?" && $0 != "#" }] {
                let target = endpoint.template.replacing(/\{\w+\}/) { _ in spelling }
                try await ask(endpoint, target, name, type: "", body: "csrf=" + csrf)
            }
        }
    }

    mutating func queries(of endpoint: Endpoint) async throws {
        let undocumented = [
            "q", "lang", "return", "saved", "before", "after", "code", "state", "iss", "error", "v", "x",
        ]
        for (name, text) in HostileInput.texts {
            let value = PercentCoding.encoded(text)
            let all = undocumented.map { "\($0)=\(value)" }.joined(separator: "&")
            let queries = endpoint.query.map { "\($0.name)=\(value)" } + [all, text, value + "=" + value]
            for query in queries { try await ask(endpoint, filled(endpoint) + "?" + query, name, type: "", body: "") }
        }
    }

    mutating func forms(of endpoint: Endpoint) async throws {
        let fields = [
            "name", "contact", "password", "old", "code", "challenge", "language", "return", "days", "read", "csrf",
        ]
        // Passwords are slow on purpose: where nothing but one is read, the other fields are attacked together only.
        let isPasswordAlone = ["erasure", "second-factor", "provider"].contains {
            endpoint.template.hasPrefix("/account/" + $0) && !endpoint.template.hasSuffix("/code")
        }
        let alone = isPasswordAlone ? ["password", "csrf"] : fields
        for (name, text) in HostileInput.texts {
            for attacked in alone.map({ [$0] }) + [fields.filter { $0 != "csrf" }] {
                var form = plausible(endpoint)
                form["csrf"] = csrf
                for field in attacked { form[field] = text }
                let body = form.map { "\($0)=\(PercentCoding.encoded($1))" }.sorted().joined(separator: "&")
                try await ask(endpoint, filled(endpoint), name, type: "application/x-www-form-urlencoded", body: body)
            }
        }
        for body in ["csrf=\(csrf)&%", String(repeating: "a=b&", count: 900), "\u{0}", "--x\r\n\r\n"] {
            try await ask(
                endpoint, filled(endpoint), "a broken form", type: "multipart/form-data; boundary=x", body: body)
            try await ask(
                endpoint, filled(endpoint), "a broken form", type: "application/x-www-form-urlencoded", body: body)
        }
    }

    mutating func bodies(of endpoint: Endpoint) async throws {
        for body in ["", "{", "[]", "null", "\"x\"", "{\"a\": \u{0}}", String(repeating: "{\"a\":", count: 600)] {
            try await ask(endpoint, filled(endpoint), "no object", type: "application/json", body: body)
        }
        try await ask(
            endpoint, filled(endpoint), "another type", type: "text/xml", body: "<!DOCTYPE x [<!ENTITY y 'z'>]>")
        guard case .named(_, .object(let fields))? = endpoint.body else { return }
        for (name, json) in HostileInput.values {
            for attacked in fields.map({ [$0.name] }) + [fields.map(\.name)] {
                let members = fields.map { field in
                    let plain = HostileInput.json(plausible(endpoint)[field.name] ?? "x")
                    return "\"\(field.name)\": \(attacked.contains(field.name) ? json : plain)"
                }
                let body = "{" + members.joined(separator: ", ") + #", "role": "admin", "roles": ["admin"]}"#
                try await ask(endpoint, filled(endpoint), name, type: "application/json", body: body)
            }
        }
    }

    /// What an honest visitor would send.
    private func plausible(_ endpoint: Endpoint) -> [String: String] {
        var fields = HostileInput.plausible
        // With the right one, the attacker would close or lock the own account and be done.
        if ["erasure", "account/password", "removal"].contains(where: endpoint.template.contains) {
            fields["password"] = "wrong-wrong-wrong"
        }
        return fields
    }

    private func filled(_ endpoint: Endpoint) -> String {
        endpoint.template.contains("/p/") || endpoint.template.contains("/products/")
            ? endpoint.template.replacing("{id}", with: product.pathText) : PermissionTests.filled(endpoint.template)
    }

    private mutating func ask(_ endpoint: Endpoint, _ target: String, _ attack: String, type: String, body: String)
        async throws
    {
        sent += 1
        let isProgram = endpoint.template.hasPrefix("/api/")
        var headers = [isProgram ? attacker.bearer : cookie, ("Accept", isProgram ? "application/json" : "text/html")]
        if !type.isEmpty { headers.append(("Content-Type", type)) }
        let begun = ContinuousClock.now
        let answer = try await doors.ask(
            endpoint.method, target, headers, form: endpoint.method.isSafe ? "" : body, peer: "203.0.113.5")
        let place = "\(endpoint.method.rawValue) \(endpoint.template): \(attack)"
        // The identity provider is away.
        #expect(
            answer.status.rawValue < 500 || answer.status == .unavailable && answer.headers["Retry-After"] == "30",
            "\(place)")
        #expect(begun.duration(to: .now) < .seconds(20), "\(place)")
        for (name, value) in answer.headers {
            #expect(!name.contains { $0.isNewline } && !value.contains { $0.isNewline }, "\(place): \(name)")
            #expect(name != "X-Evil" && !value.contains("soko_access=evil"), "\(place): \(name)")
        }
    }
}
