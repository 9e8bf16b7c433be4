import Accounts
import Crypto
import Jobs
import Postgres
import Vault
import Vocabulary

extension Doorkeeper {
    /// Draws a code for a step and queues the message with it. No code is drawn for messages that bring none.
    func sendCode(
        _ message: AccountMessage, step secret: String, kind: PendingStep.Kind, to contact: SecretToken,
        _ medium: Contact.Kind, _ language: Language, in tx: Transaction
    ) async throws {
        let code = randomDigits(6)
        if message.bringsCode, let step = try await PendingStep.find(kind, secret: secret, in: tx) {
            try await PendingStep.renewCode(step.id, code: fingerprint(code: code, for: secret), in: tx)
        }
        try await send(message, code: message.bringsCode ? code : nil, to: contact, medium, language, in: tx)
    }

    /// Queues a message. Its text lies in the vault until it is sent, for it may hold a code.
    func send(
        _ message: AccountMessage, code: String? = nil, to contact: SecretToken, _ medium: Contact.Kind,
        _ language: Language, in tx: Transaction
    ) async throws {
        let text = message.text(in: language, market: market, code: code ?? "")
        try await send(text, about: nil, to: contact, medium, in: tx)
    }

    /// - Parameter kind: what it is about, when it may be switched off.
    func send(
        _ text: (subject: String, body: String), about kind: NotificationKind?, to contact: SecretToken,
        _ medium: Contact.Kind, in tx: Transaction
    ) async throws {
        let body = try await vault.keep(.message(text.subject + "\n" + text.body), in: tx)
        try await JobQueue.enqueue(
            AccountJobs.sendMessage, MessageTask(to: contact, medium: medium.rawValue, body: body, about: kind),
            in: tx)
    }

    /// The step, when the code is its own.
    /// - Throws: `AccountRefusal`.
    func answered(_ kind: PendingStep.Kind, _ secret: String, _ code: String) async throws -> PendingStep {
        switch try await PendingStep.answer(
            kind, secret: secret, code: fingerprint(code: plainCode(code), for: secret), in: db)
        {
        case .right(let step): return step
        case .wrong(let left): throw AccountRefusal.wrongCode(attemptsLeft: left)
        case .over: throw AccountRefusal.stepOver
        }
    }
}

/// A code as it was sent: typed with blanks or hyphens, or in the digits of another script, it is the same.
func plainCode(_ typed: String) -> String {
    var plain = ""
    for scalar in typed.unicodeScalars.prefix(64) where !scalar.properties.isWhitespace && !scalar.properties.isDash {
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
            plain += "\(Int(value))"
        } else {
            plain.unicodeScalars.append(scalar)
        }
    }
    return plain
}

/// The queues of accounts.
package enum AccountJobs {
    package static let sendMessage = JobKind<MessageTask>("send-message", priority: 9, maxAttempts: 6)
    package static let renewSecrets = JobKind<AccountChoreTask>("renew-secrets", priority: -6, maxAttempts: 5)
    package static let tidy = JobKind<AccountChoreTask>("tidy-accounts", priority: -6, maxAttempts: 3)
}

package struct MessageTask: Codable, Sendable {
    package let to: SecretToken
    /// `email` or `phone`.
    package let medium: String
    package let body: SecretToken
    /// What it is about, when its receiver may have switched that off; nil for what always goes out.
    package var about: NotificationKind?
}

package struct AccountChoreTask: Codable, Sendable {
    package init() {}
}
