import Foundation
import Testing

@testable import Challenges

@Suite struct ChallengesTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)
    private func challenges(
        key: String = "a key of this market", remembered: Int = 100, bits: Int = 8, wait: Int? = 10
    ) -> Challenges {
        Challenges(key: Array(key.utf8), lifetime: .seconds(600), used: LocalUsedPuzzles(remembered: remembered)) { _ in
            Difficulty(bits: bits, waitSeconds: wait)
        }
    }

    @Test func `work is taken at once, and once`() async throws {
        let challenges = challenges()
        let answer = solved(challenges.puzzle(for: "sign-up", at: now), bits: 8)
        #expect(try await challenges.accept(answer, for: "sign-up", at: now) == .work)
        await #expect(throws: ChallengeRefusal.alreadyUsed) {
            try await challenges.accept(answer, for: "sign-up", at: now)
        }
    }

    @Test func `patience is taken when its time has come, and once`() async throws {
        let challenges = challenges()
        let puzzle = challenges.puzzle(for: "sign-up", at: now)
        await #expect(throws: ChallengeRefusal.tooSoon(.milliseconds(1))) {
            try await challenges.accept(puzzle, for: "sign-up", at: now + 9.999)
        }
        #expect(try await challenges.accept(puzzle, for: "sign-up", at: now + 10) == .patience)
        await #expect(throws: ChallengeRefusal.alreadyUsed) {
            try await challenges.accept(puzzle, for: "sign-up", at: now + 11)
        }
    }

    @Test func `work and patience are two ways through one door`() async throws {
        let challenges = challenges()
        let puzzle = challenges.puzzle(for: "sign-up", at: now)
        #expect(try await challenges.accept(solved(puzzle, bits: 8), for: "sign-up", at: now) == .work)
        await #expect(throws: ChallengeRefusal.alreadyUsed) {
            try await challenges.accept(puzzle, for: "sign-up", at: now + 60)
        }
    }

    @Test func `a puzzle without patience asks for work however long it lay`() async throws {
        let challenges = challenges(wait: nil)
        let puzzle = challenges.puzzle(for: "sign-up", at: now)
        await #expect(throws: ChallengeRefusal.unsolved) {
            try await challenges.accept(puzzle, for: "sign-up", at: now + 599)
        }
    }

    @Test func `a wrong number opens nothing and uses nothing up`() async throws {
        let challenges = challenges(bits: 16)
        let puzzle = challenges.puzzle(for: "sign-up", at: now)
        let answer = solved(puzzle, bits: 16)
        for wrong in ["0x", "-1", " ", "ü"] {
            await #expect(throws: ChallengeRefusal.unsolved) {
                try await challenges.accept("\(puzzle).\(wrong)", for: "sign-up", at: now + 60)
            }
        }
        #expect(try await challenges.accept(answer, for: "sign-up", at: now + 60) == .work)
    }

    @Test func `a puzzle is for one form and for its time`() async throws {
        let challenges = challenges()
        let answer = solved(challenges.puzzle(for: "sign-up", at: now), bits: 8)
        await #expect(throws: ChallengeRefusal.otherPurpose) {
            try await challenges.accept(answer, for: "sign-in", at: now)
        }
        await #expect(throws: ChallengeRefusal.expired) {
            try await challenges.accept(answer, for: "sign-up", at: now + 600)
        }
        #expect(try await challenges.accept(answer, for: "sign-up", at: now + 599.999) == .work)
    }

    @Test(arguments: [
        (0, "sign-in"), (1, "0"), (1, "-5"), (1, "99"), (2, "1"), (3, "9999999999999"), (4, "1"), (4, "-"), (5, ""),
        (5, "00112233445566778899aabbccddeeff"), (6, "00112233445566778899aabbccddeeff"), (6, ""), (6, "00"),
    ]) func `no field can be changed`(field: Int, text: String) async throws {
        let challenges = challenges()
        let puzzle = challenges.puzzle(for: "sign-up", at: now)
        let forged = puzzle.replacing(field: field, with: text)
        for answer in [forged, forged + ".0"] {
            await #expect(throws: ChallengeRefusal.forged) {
                try await challenges.accept(answer, for: "sign-up", at: now + 60)
            }
        }
        #expect(try await challenges.accept(puzzle, for: "sign-up", at: now + 60) == .patience)
    }

    @Test func `another market's puzzle is forged here`() async throws {
        let answer = solved(challenges(key: "a key of another one").puzzle(for: "sign-up", at: now), bits: 8)
        await #expect(throws: ChallengeRefusal.forged) {
            try await challenges().accept(answer, for: "sign-up", at: now)
        }
    }

    @Test func `garbage of any size is refused as such`() async throws {
        let challenges = challenges()
        let puzzle = challenges.puzzle(for: "sign-up", at: now)
        let garbage = [
            "", ".", ".......", "........", "sign-up", puzzle + ".", puzzle + ".1.2",
            puzzle + "." + String(repeating: "1", count: 17),
            puzzle + "." + String(repeating: "1", count: 1_000_000), String(repeating: ".", count: 1_000_000),
            puzzle.replacing(field: 6, with: "zz"), puzzle.replacing(field: 6, with: "abc"), "\u{0}\u{0}", "١٢٣.٤",
        ]
        for answer in garbage {
            let refusal = await #expect(throws: ChallengeRefusal.self) {
                try await challenges.accept(answer, for: "sign-up", at: now + 60)
            }
            #expect(refusal == .malformed || refusal == .forged, "\(answer.prefix(40))")
        }
    }

    @Test func `a puzzle can stand in a field as it is, and is never too long`() throws {
        let challenges = challenges(bits: 24, wait: 86_400)
        let puzzle = challenges.puzzle(for: String(repeating: "a", count: 32), at: now)
        #expect(puzzle.wholeMatch(of: /[a-z0-9.-]+/) != nil)
        #expect(puzzle.count == 135)
        #expect(puzzle.count + 1 + 8 <= Puzzle.longestAnswer)
    }

    @Test func `of many who come with one puzzle at once, one gets in`() async {
        let challenges = challenges()
        let answer = solved(challenges.puzzle(for: "sign-up", at: now), bits: 8)
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { [now] in (try? await challenges.accept(answer, for: "sign-up", at: now)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 1)
    }
}
