import Accounts
import Crypto
import Flows
import Foundation
import Postgres
import Testing
import Vault
import Vocabulary

extension MarketDoors {
    /// Texts of the messages that wait, oldest first.
    func letters() async throws -> [String] {
        let payloads: [String] = try await db.values(
            "SELECT payload::text FROM jobs WHERE kind = 'send-message' ORDER BY id")
        var texts: [String] = []
        for payload in payloads {
            let task = try JSONDecoder().decode(MessageTask.self, from: Data(payload.utf8))
            let datum = try await door.vault.open(task.body, in: db) {}
            if case .message(let text) = datum { texts.append(text) }
        }
        return texts
    }

    /// The six digits of the last message.
    func lastCode() async throws -> String {
        String(try #require(try await letters().last?.firstMatch(of: /[0-9]{6}/)).output)
    }

    /// Gives somebody an authenticator app.
    /// - Returns: what it is set up with.
    @discardableResult
    func turnOnFactor(of member: Member) async throws -> TOTP {
        let totp = TOTP.random()
        try await db.transaction { tx in
            let token = try await door.vault.keep(.totp(base32(totp.secret)), in: tx)
            try await Account.setSecondFactor(member.id, token, step: 0, in: tx)
        }
        return totp
    }
}
