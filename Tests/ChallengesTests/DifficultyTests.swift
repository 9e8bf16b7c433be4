import Foundation
import Testing

@testable import Challenges

@Suite struct DifficultyTests {
    @Test func `failures double the price up to a bound`() {
        let price = Difficulty.doubling(bits: 16, waitSeconds: 10, each: 3, times: 4)
        let found = [-1, 0, 2, 3, 5, 6, 12, 1_000_000].map(price)
        #expect(found.map(\.bits) == [16, 16, 16, 17, 17, 18, 20, 20])
        #expect(found.map(\.waitSeconds) == [10, 10, 10, 20, 20, 40, 160, 160])
        #expect(Difficulty.doubling(waitSeconds: nil)(99) == Difficulty(bits: 22, waitSeconds: nil))
    }

    @Test func `a puzzle carries the price of its moment`() async throws {
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        let challenges = Challenges(key: Array("a key of this market".utf8), difficulty: Difficulty.doubling(bits: 2))
        let easy = challenges.puzzle(for: "sign-in", at: now)
        let hard = challenges.puzzle(for: "sign-in", recentFailures: 6, at: now)
        #expect(easy.split(separator: ".").map(String.init)[1...4] == ["2", "1790000000000", "1790001800000", "10"])
        #expect(hard.split(separator: ".").map(String.init)[1...4] == ["4", "1790000000000", "1790001800000", "40"])
        await #expect(throws: ChallengeRefusal.tooSoon(.seconds(30))) {
            try await challenges.accept(hard, for: "sign-in", at: now + 10)
        }
    }

    @Test func `each refusal has a code of its own`() {
        let all: [ChallengeRefusal] = [
            .malformed, .forged, .otherPurpose, .expired, .unsolved, .tooSoon(.zero), .alreadyUsed,
        ]
        #expect(Set(all.map(\.code)).count == 7)
    }
}
