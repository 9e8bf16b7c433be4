import Foundation
import Testing
import Vocabulary

@testable import Scouting

/// Waiting well: backoff, Retry-After, and the ceiling per host.
struct PatienceTests {
    @Test func `waits double up to the cap, spread by a fifth either way`() {
        var random = SplitMix(state: 1)
        let backoff = Backoff(cap: .seconds(8))
        for (attempt, seconds) in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 8), (60, 8)] {
            let waits = (0..<200).map { _ in backoff.wait(beforeAttempt: attempt, using: &random) }
            #expect(
                waits.allSatisfy {
                    (.milliseconds(800 * seconds)...Duration.milliseconds(1_200 * seconds)).contains($0)
                })
            #expect(Set(waits).count > 100)
        }
    }

    @Test func `a server's wish is honoured, within bounds`() {
        var random = SplitMix(state: 2)
        let backoff = Backoff()
        let wished = backoff.wait(beforeAttempt: 1, retryAfter: .seconds(30), using: &random)
        #expect((.seconds(30)...Duration.seconds(36)).contains(wished))
        let absurd = backoff.wait(beforeAttempt: 1, retryAfter: .seconds(1_000_000), using: &random)
        #expect((.seconds(600)...Duration.seconds(720)).contains(absurd))
    }

    @Test(
        arguments: [
            ("120", 120), ("0", 0), (" 5 ", 5), ("Wed, 21 Oct 2026 07:28:00 GMT", 60),
            ("Wed, 21 Oct 2026 07:00:00 GMT", 0),
            ("Sat, 29 Feb 2028 00:00:00 GMT", 42_827_580), ("99999999999", 31_536_000),
        ] as [(String, Int)])
    func `Retry-After is read in both its forms`(value: String, seconds: Int) {
        let now = Date(timeIntervalSince1970: 1_792_567_620)  // 2026-10-21 07:27:00 GMT
        #expect(RetryAfter.wait(value, now: now) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "soon", "-5", "1.5", "Wed, 21 Oct 2026", "Wed, 21 Foo 2026 07:28:00 GMT", "Wed, 99 Oct 2026 07:28:00 GMT",
    ])
    func `what is no Retry-After is ignored`(value: String) {
        #expect(RetryAfter.wait(value, now: Date(timeIntervalSince1970: 0)) == nil)
    }

    @Test func `a host gets no more than its ceiling, in turn`() {
        var ceiling = HostCeiling<Int>(limit: 2)
        var turn: [Int]
        var isIn: Bool
        let now = ContinuousClock.now
        let admitted = [1, 2, 3, 4].map { ceiling.enter($0, host: "a", now: now) }
        #expect(admitted == [true, true, false, false])
        isIn = ceiling.enter(9, host: "b", now: now)
        #expect(isIn)
        turn = ceiling.leave(host: "a", now: now)
        #expect(turn == [3])
        #expect(ceiling.inFlight(host: "a") == 2)
        turn = ceiling.leave(host: "a", now: now)
        #expect(turn == [4])
        turn = ceiling.leave(host: "a", now: now)
        #expect(turn == [])
        turn = ceiling.leave(host: "a", now: now)
        #expect(turn == [])
        #expect(ceiling.inFlight(host: "a") == 0)
    }

    @Test func `a paused host starts nothing until its pause is over`() {
        var ceiling = HostCeiling<Int>(limit: 2)
        var turn: [Int]
        var isIn: Bool
        let now = ContinuousClock.now
        isIn = ceiling.enter(1, host: "a", now: now)
        #expect(isIn)
        ceiling.pause(host: "a", until: now.advanced(by: .seconds(5)))
        isIn = ceiling.enter(2, host: "a", now: now)
        #expect(isIn == false)
        turn = ceiling.leave(host: "a", now: now)
        #expect(turn == [])
        #expect(ceiling.nextResume == now.advanced(by: .seconds(5)))
        turn = ceiling.resume(now: now.advanced(by: .seconds(4)))
        #expect(turn == [])
        turn = ceiling.resume(now: now.advanced(by: .seconds(5)))
        #expect(turn == [2])
        #expect(ceiling.nextResume == nil)
    }

    @Test func `agents take turns`() {
        #expect(Set((0..<UserAgents.mobile.count).map { UserAgents.mobile(turn: $0) }).count == UserAgents.mobile.count)
        #expect(UserAgents.mobile(turn: -1) == UserAgents.mobile.last)
        #expect(UserAgents.mobile.allSatisfy { $0.contains("Mobile") })
    }
}

struct CatalogueTests {
    @Test func `the script's answer becomes references, each once, the broken ones dropped`() throws {
        let json = """
            {"links":["1234567890123456/254700123456","12345678901234567/254700123456","1234567890123456/254700123456","12/34",
             "1234567890123456/0","a"],"height":2000,"below":0,"busy":false,"next":null,"title":"Duka"}
            """
        let view = try CatalogueScript.decode(json)
        #expect(view.references.map(\.productID.digits) == ["1234567890123456", "12345678901234567"])
        #expect(view.hasMore == false)
        #expect(view.title == "Duka")
    }

    @Test func `a page below the window, a busy one and a next page all mean more`() throws {
        func view(_ rest: String) throws -> CatalogueView {
            try CatalogueScript.decode("{\"links\":[],\"height\":1,\"title\":\"\",\(rest)}")
        }
        #expect(try view("\"below\":400,\"busy\":false,\"next\":null").hasMore)
        #expect(try view("\"below\":0,\"busy\":true,\"next\":null").hasMore)
        #expect(try view("\"below\":0,\"busy\":false,\"next\":\"https://x/?page=2\"").nextPage == "https://x/?page=2")
    }

    func view(_ numbers: ClosedRange<Int>, canScroll: Bool = false, isBusy: Bool = false, next: String? = nil) throws
        -> CatalogueView
    {
        let phone = try #require(Phone(digits: "254700123456"))
        let references = try numbers.map {
            ProductReference(
                productID: try #require(WhatsAppProductID("\(1_000_000_000_000_000 + $0)")), sellerPhone: phone)
        }
        return CatalogueView(references: references, canScroll: canScroll, isBusy: isBusy, nextPage: next, title: "")
    }

    @Test func `a walk hands over each product once and ends after quiet looks`() throws {
        var walk = CatalogueWalk()
        var step: (new: [ProductReference], next: CatalogueWalk.Step)
        step = walk.look(try view(1...3))
        #expect(step.new.count == 3)
        let second = walk.look(try view(1...5))
        #expect(second.new.map(\.productID.digits) == ["1000000000000004", "1000000000000005"])
        #expect(second.next == .scroll(thenWait: .milliseconds(100)))
        let quiet = try (0..<4).map { _ in walk.look(try view(1...5)).next }
        #expect(
            quiet == [
                .scroll(thenWait: .milliseconds(200)), .scroll(thenWait: .milliseconds(400)),
                .scroll(thenWait: .milliseconds(800)), .finished,
            ])
        #expect(walk.references.count == 5)
    }

    @Test func `a walk opens each next page once, and leaves a page that is busy for good`() throws {
        var walk = CatalogueWalk()
        var step: (new: [ProductReference], next: CatalogueWalk.Step)
        step = walk.look(try view(1...3, next: "/2"))
        #expect(step.next == .open("/2"))
        step = walk.look(try view(4...6, next: "/2"))
        #expect(step.next == .finished)
        var busy = CatalogueWalk()
        var looks = 0
        while busy.look(try view(1...1, isBusy: true)).next != .finished { looks += 1 }
        #expect(looks == 8)
        var endless = CatalogueWalk()
        step = endless.look(try view(1...20_000, canScroll: true))
        #expect(step.next == .finished)
    }

    @Test(arguments: ["", "null", "[]", "{\"links\":3}", "<html>"])
    func `another answer is a fault`(json: String) {
        #expect(throws: ScoutFault.self) { try CatalogueScript.decode(json) }
    }

    @Test(arguments: [
        (
            "🔥🔥 HOT Sale!!! #kitenge dress 👗", "Call 0712 345 678 or https://wa.me/254712345678",
            "HOT Sale! kitenge dress. Call or"
        ),
        ("𝗦𝗼𝗳𝗮 ★ 5 seater", "", "Sofa 5 seater"), ("", "**Kiti** ~~~ cha mbao...", "Kiti cha mbao."),
        ("🔥", "+254 712 345 678", ""),
        ("كرسي خشب ⭐️", "السعر ٤٥", "كرسي خشب. السعر ٤٥"), ("รองเท้าผ้าใบ ✨", "", "รองเท้าผ้าใบ"),
        ("Rice 25kg, 5 bags", "", "Rice 25kg, 5 bags"),
    ])
    func `text for the model is words without decoration`(title: String, description: String, expected: String) {
        #expect(EmbeddingText.cleaned(title: title, description: description) == expected)
    }

    @Test func `text for the model is bounded`() {
        let long = EmbeddingText.cleaned(
            title: String(repeating: "sofa ", count: 10_000), description: String(repeating: "x", count: 100_000))
        #expect(long.count == EmbeddingText.limit)
    }
}
