import Crypto
import Foundation

/// Puzzles that make a form costly to send in thousands and free to send once.
///
/// A browser works for it (`Public/challenge.js`), or without JavaScript its visitor waits a little. What that holds off,
/// and what not: docs/challenges.md. Issuing keeps nothing: a puzzle says all of itself and is signed. Only used ones are
/// remembered.
package struct Challenges: Sendable {
    package enum Proof: Sendable, Equatable { case work, patience }

    private let key: [UInt8]
    private let lifetime: Duration
    /// What is asked for, of the number of recent failures.
    package let difficulty: @Sendable (Int) -> Difficulty
    private let used: any UsedPuzzles

    /// - Parameters:
    ///   - key: at least 16 bytes, the same in all processes.
    ///   - lifetime: how long a form may lie open before it is sent.
    ///   - used: remembers which puzzles have opened a door.
    ///   - difficulty: of the number of recent failures.
    package init(
        key: [UInt8], lifetime: Duration = .seconds(1800), used: any UsedPuzzles = LocalUsedPuzzles(),
        difficulty: @escaping @Sendable (_ recentFailures: Int) -> Difficulty = Difficulty.doubling()
    ) {
        precondition(key.count >= 16, "a short key is guessed")
        self.key = key
        self.lifetime = lifetime
        self.difficulty = difficulty
        self.used = used
    }

    /// A new puzzle, for a form's hidden field `challenge`; letters, digits, dots and dashes, at most 150 of them.
    ///
    /// - Parameters:
    ///   - purpose: names the form: 1 to 32 lower-case letters, digits and dashes.
    ///   - recentFailures: of this visitor, or of all at this form: whatever the caller counts.
    package func puzzle(for purpose: String, recentFailures: Int = 0, at now: Date = Date()) -> String {
        precondition(Puzzle.isPurpose(purpose), "\(purpose) names no form")
        let issued = Self.milliseconds(now)
        return Puzzle(
            purpose: purpose, difficulty: difficulty(recentFailures), issued: issued,
            expires: issued + Int64(lifetime / .milliseconds(1)), nonce: randomBytes(16)
        ).text(key: key)
    }

    /// Takes what came back in the field `challenge`, once.
    ///
    /// A refusal uses nothing up: what came too soon, or with a wrong number, may come again.
    ///
    /// - Parameter recentFailures: as they are now. A puzzle that was given for fewer, to somebody else perhaps, is too
    ///   easy: otherwise whoever attacks one account would solve the puzzles of another.
    package func accept(
        _ answer: String, for purpose: String, recentFailures: Int = 0, at now: Date = Date()
    ) async throws(ChallengeRefusal) -> Proof {
        let (puzzle, solution) = try Puzzle.reading(answer, key: key)
        let now = Self.milliseconds(now)
        guard puzzle.purpose == purpose else { throw .otherPurpose }
        guard now < puzzle.expires else { throw .expired }
        guard puzzle.difficulty.isAtLeast(difficulty(recentFailures)) else { throw .tooEasy }
        if solution != nil {
            guard puzzle.isSolved(by: answer) else { throw .unsolved }
        } else {
            guard let wait = puzzle.difficulty.waitSeconds else { throw .unsolved }
            let left = puzzle.issued + Int64(wait) * 1000 - now
            guard left <= 0 else { throw .tooSoon(.milliseconds(left)) }
        }
        // The nonce is random and signed: eight bytes of it are enough to tell puzzles apart.
        let name = puzzle.nonce.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard await used.use(name, until: puzzle.expires, at: now) else { throw .alreadyUsed }
        return solution == nil ? .patience : .work
    }

    private static func milliseconds(_ date: Date) -> Int64 {
        Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
    }
}
