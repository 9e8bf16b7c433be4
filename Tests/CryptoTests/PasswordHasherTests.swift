import Foundation
import Synchronization
import Testing

@testable import Crypto

struct PasswordHasherTests {
    private let hasher = PasswordHasher(cost: 10, threads: 2)

    /// Vectors published with the reference code, whose `$2a$` is the same function.
    @Test(arguments: [
        ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
        ("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
        ("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
    ])
    func `bcrypt gives the published hashes`(phrase: String, hash: String) {
        #expect(Bcrypt.hash(phrase, setting: hash) == hash)
        let newer = hash.replacing("$2a$", with: "$2b$")
        #expect(Bcrypt.hash(phrase, setting: newer) == newer)
        #expect(Bcrypt.hash(phrase, setting: String(newer.prefix(29))) == newer)
    }

    @Test func `what bcrypt gets has 64 characters, whatever the password is`() {
        #expect(
            PasswordHasher.phrase("correct horse") == "N2b5xkhot4gjQWv8rFF-zf_DCDOTL2dFZumqKVo3ZmWk-97lhUkEKJweH5tdX8j7"
        )
        for password in ["", "a\0b", String(repeating: "x", count: 4_000)] {
            #expect(PasswordHasher.phrase(password).utf8.count == 64)
        }
    }

    @Test func `a password matches its hash and no other password does`() async throws {
        let hash = try await hasher.hash("tembo-hutembea-usiku")
        #expect(hash.hasPrefix("$2b$10$"))
        #expect(hash.utf8.count == 60)
        let right = try await hasher.matches("tembo-hutembea-usiku", hash)
        let wrong = try await hasher.matches("tembo-hutembea-usikU", hash)
        let again = try await hasher.hash("tembo-hutembea-usiku")
        #expect(right)
        #expect(!wrong)
        #expect(again != hash)
    }

    @Test(arguments: [
        (String(repeating: "x", count: 100), String(repeating: "x", count: 99) + "y"), ("secret\0one", "secret\0two"),
        ("\0", ""), (String(repeating: "é", count: 40), String(repeating: "é", count: 39) + "e"),
    ])
    func `what stands after 72 bytes or a NUL counts`(password: String, other: String) async throws {
        let hash = try await hasher.hash(password)
        let right = try await hasher.matches(password, hash)
        let wrong = try await hasher.matches(other, hash)
        #expect(right)
        #expect(!wrong)
    }

    @Test(arguments: [
        ("caf\u{E9} mombasa", "cafe\u{301} mombasa"), ("ﬁsh and chips", "fish and chips"), ("ＡＢＣ１２３", "ABC123"),
        ("กำ", "ก\u{E4D}\u{E32}"),
    ])
    func `the same characters typed on another system are the same password`(one: String, other: String) async throws {
        #expect(PasswordHasher.phrase(one) == PasswordHasher.phrase(other))
        let matches = try await hasher.matches(other, hasher.hash(one))
        #expect(matches)
    }

    @Test(arguments: [
        "", "x", "$2b$10$", "$2a$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$09$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$+9$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
        "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWW",
        "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe:",
        "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe\0",
        "$6$rounds=1000$abcdefgh$x", "*0",
    ])
    func `a stored text that is no hash of ours is a fault, not a wrong password`(text: String) async {
        await #expect(throws: PasswordFault.malformedHash) { try await hasher.matches("x", text) }
        #expect(hasher.isOutdated(text))
    }

    @Test func `a password of more than 4,096 bytes is neither hashed nor right`() async throws {
        let long = String(repeating: "x", count: 4_097)
        await #expect(throws: PasswordFault.tooLong) { try await hasher.hash(long) }
        let matches = try await hasher.matches(long, hasher.hash(""))
        #expect(!matches)
        try await hasher.pretend(long)
    }

    @Test func `a hash is outdated when it is cheaper than those of today`() async throws {
        let hash = try await hasher.hash("x")
        #expect(!hasher.isOutdated(hash))
        #expect(PasswordHasher(cost: 11, threads: 1).isOutdated(hash))
        #expect(!hasher.isOutdated(hash.replacing("$2b$10$", with: "$2b$12$")))
    }

    @Test func `pretending takes as long as matching`() async throws {
        let hash = try await hasher.hash("x")
        let clock = ContinuousClock()
        var (matching, pretending) = (Duration.seconds(60), Duration.seconds(60))
        for _ in 0..<5 {
            matching = min(matching, try await clock.measure { _ = try await hasher.matches("y", hash) })
            pretending = min(pretending, try await clock.measure { try await hasher.pretend("y") })
        }
        #expect(pretending > matching * 0.5 && pretending < matching * 2)
    }

    @Test func `eight passwords at once leave the cooperative pool free`() async throws {
        let slow = PasswordHasher(cost: 12, threads: 2)
        let done = Count()
        let hashes = (0..<8).map { number in
            Task {
                let hash = try await slow.hash("\(number)")
                done.value.add(1, ordering: .relaxed)
                return hash
            }
        }
        // A hundred hops over the pool take less than the first password does.
        for _ in 0..<100 { await Task { await Task.yield() }.value }
        let doneMeanwhile = done.value.load(ordering: .relaxed)
        #expect(doneMeanwhile < 8)
        var found: Set<String> = []
        for hash in hashes { found.insert(try await hash.value) }
        #expect(found.count == 8)
    }

    @Test func `a cancelled login is not worked on`() async throws {
        let one = PasswordHasher(cost: 12, threads: 1)
        let first = Task { try await one.hash("a") }
        let second = Task { try await one.hash("b") }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        _ = try await first.value
    }
}

private final class Count: Sendable {
    let value = Atomic(0)
}
