import Challenges
import Foundation
import HTTP
import HTTPClient
import Images
import Sandbox
import Telemetry
import TestSupport
import Testing

/// Doors with a captcha before them.
@Suite(.timeLimit(.minutes(5))) struct CaptchaDoorTests {
    private static let widget = CaptchaWidget(
        siteKey: "site \"key\"", script: "https://captcha.test/api.js", sources: ["https://captcha.test"])

    /// A provider that takes `good` once, and is away when told.
    private func watch(isAway: Box<Bool> = Box(false), asked: Box<[String]> = Box([])) -> CaptchaWatch {
        let captcha = Captcha(widget: Self.widget) { answer, address throws(CaptchaFault) in
            if isAway.current { throw .away("test") }
            return asked.withLock { asked in
                defer { asked.append(answer + " " + address) }
                return answer == "good" && !asked.contains { $0.hasPrefix("good ") }
            }
        }
        return CaptchaWatch(captcha, log: .silent)
    }

    private let fields = [
        ("name", "Amina"), ("contact", "amina@example.com"), ("password", MarketDoors.password),
    ]

    @Test func `the form has the provider's widget and no work of ours, and its policy allows just that`() async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db, captcha: watch())
            let page = try await doors.ask(.get, "/join")
            #expect(page.text.contains("class=\"h-captcha\" data-sitekey=\"site &quot;key&quot;\""))
            #expect(page.text.contains("src=\"https://captcha.test/api.js\""))
            #expect(!page.text.contains("challenge.js"))
            let policy = try #require(page.headers["Content-Security-Policy"])
            for rule in ["script-src", "style-src", "frame-src", "connect-src"] {
                #expect(policy.contains(rule + " 'self' https://captcha.test;"), "\(rule)")
            }
            let plain = try await MarketDoors(db).ask(.get, "/join")
            let own = try #require(plain.headers["Content-Security-Policy"])
            #expect(!own.contains("captcha") && !own.contains("frame-src") && own.contains("script-src 'self';"))
            #expect(plain.text.contains("challenge.js"))
        }
    }

    @Test func `the widget's answer opens the form once, and a puzzle beside it is not for work`() async throws {
        try await withDatabase { db in
            let asked = Box<[String]>([])
            let doors = try MarketDoors(db, captcha: watch(asked: asked))
            func send(_ captcha: String, works: Bool = false) async throws -> Status {
                var guest = Guest(doors)
                let page = try await guest.get("/join")
                let puzzle = try #require(page.puzzle)
                #expect(puzzle.hasPrefix("join-wait."))
                return try await guest.send(
                    "/join", from: page,
                    fields + [("h-captcha-response", captcha), ("challenge", works ? solved(puzzle) : puzzle)]
                ).status
            }
            let before = try await doors.everything()
            #expect(try await send("") == .unprocessable)
            #expect(try await send("bad") == .unprocessable)
            #expect(try await send("", works: true) == .unprocessable)
            #expect(try await doors.everything() == before)
            #expect(try await send("good") == .seeOther)
            #expect(try await send("good") == .unprocessable)
            #expect(asked.current == ["bad 203.0.113.5", "good 203.0.113.5", "good 203.0.113.5"])
        }
    }

    @Test func `without JavaScript waiting opens it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, captcha: watch()) { _ in Difficulty(bits: 4, waitSeconds: 1) }
            var guest = Guest(doors)
            let page = try await guest.get("/join")
            let puzzle = ("challenge", try #require(page.puzzle))
            #expect(try await guest.send("/join", from: page, fields + [puzzle]).status == .unprocessable)
            try await Task.sleep(for: .milliseconds(1_100))
            #expect(try await guest.send("/join", from: page, fields + [puzzle]).status == .seeOther)
        }
    }

    @Test func `while the provider is away the form is ours again, and a program is told which it is`() async throws {
        try await withDatabase { db in
            let isAway = Box(true)
            let doors = try MarketDoors(db, captcha: watch(isAway: isAway))
            let before = try await doors.send(.post, "/api/v1/challenges", "{}")
            #expect(try before.member("captchaSiteKey") == "site \"key\"")
            var guest = Guest(doors)
            let page = try await guest.get("/join")
            // Nobody can say whether it is good: the form comes back with a puzzle for work.
            let refused = try await guest.send(
                "/join", from: page,
                fields + [("h-captcha-response", "good"), ("challenge", try #require(page.puzzle))])
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains("challenge.js") && !refused.text.contains("h-captcha"))
            #expect(try #require(refused.puzzle).hasPrefix("join."))
            let after = try await doors.send(.post, "/api/v1/challenges", "{}")
            #expect(try after.member("captchaSiteKey") == nil)
            #expect(try await guest.send("/join", from: refused, fields).status == .seeOther)
        }
    }
}
