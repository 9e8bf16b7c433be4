import Accounts
import Flows
import Frame
import HTTP
import Vocabulary

// All of them throw `AccountRefusal`, and `Problem` 429.
extension DoorGate {
    /// - Returns: what the browser must hold until the code comes.
    package func join(
        _ text: String, name: String, password: String, language: Language, answer: ChallengeAnswer
    ) async throws -> String {
        let contact = try contact(text)
        guard await limits.isMet(answer, for: .join) else { throw AccountRefusal.challengeNeeded }
        try await limits.admit(.join, contact: door.limitName(of: contact), from: answer.address)
        return try await Register(door).begin(
            Register.Wish(contact: contact, name: name, password: password, language: language))
    }

    /// After three wrong passwords a challenge comes first, and a try without it takes nothing from the contact's own
    /// limit: otherwise whoever attacks an account would keep its owner out for nothing.
    ///
    /// - Parameter returnTo: a path of this market, which comes back with the second factor.
    package func signIn(
        _ text: String, password: String, answer: ChallengeAnswer, from device: Device, returnTo: String? = nil
    ) async throws -> SignIn.Outcome {
        let contact = try contact(text)
        let (subject, address) = (door.limitName(of: contact), answer.address)
        try await limits.admit(.signIn, from: address)
        if await limits.isSuspicious(contact: subject, from: address),
            await !limits.isMet(answer, for: .signIn, contact: subject)
        {
            throw AccountRefusal.challengeNeeded
        }
        try await limits.admit(.signIn, contact: subject)
        do { return try await SignIn(door)(contact, password: password, from: device, returnTo: returnTo) } catch let
            refusal
            as AccountRefusal
        {
            await limits.noteFailure(contact: subject, from: address)
            throw refusal
        }
    }

    /// - Parameter secret: of the step that waits for the code.
    package func secondFactor(_ secret: String, code: String, from device: Device) async throws -> SignedIn {
        let signIn = SignIn(door)
        if let account = try await signIn.account(waitingWith: secret) {
            try await limits.admitGuess(at: account.pathText) { try await WarnOfGuesses(door)(account) }
        }
        return try await signIn.secondFactor(secret, code: code, from: device)
    }

    /// - Parameter language: of the message to an address without an account.
    /// - Returns: what the browser must hold until the code comes.
    package func reset(_ text: String, language: Language, from address: String) async throws -> String {
        let contact = try contact(text)
        try await limits.admit(.reset, contact: door.limitName(of: contact), from: address)
        return try await ResetPassword(door).begin(contact, language: language)
    }

    /// Nobody has said yet who they are: the address counts.
    package func admitElsewhere(from address: String) async throws {
        try await limits.admit(.elsewhere, contact: address, from: address)
    }

    /// Before each change of what keeps others out of one's room.
    package func admitChange(of person: Person, from address: String) async throws {
        try await limits.admit(.change, contact: person.account.pathText, from: address)
    }
}
