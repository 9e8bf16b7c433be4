import Accounts
import Flows
import Frame
import HTTP
import Vocabulary

/// What pages and API do alike before a flow opens a door: who it is about, how often, and what is asked for first.
package struct DoorGate: Sendable {
    package let door: Doorkeeper
    package let limits: DoorLimits
    /// For telephone numbers written without one.
    package let countryCode: String

    package init(_ door: Doorkeeper, limits: DoorLimits, countryCode: String) {
        (self.door, self.limits, self.countryCode) = (door, limits, countryCode)
    }

    /// - Throws: `AccountRefusal.badContact`.
    package func contact(_ text: String) throws -> ContactAddress {
        guard let contact = ContactAddress(text, countryCode: countryCode) else { throw AccountRefusal.badContact }
        return contact
    }

    package func device(_ request: Request) -> Device {
        Device(agent: request.headers["user-agent"] ?? "", address: request.peer)
    }

    /// What a form for this contact asks for; for nobody in particular when `contact` is no contact.
    package func challenge(for door: DoorLimits.Door, contact text: String = "", from address: String) async
        -> FormChallenge
    {
        await limits.challenge(for: door, contact: subject(text), from: address)
    }

    /// What the next try to sign in asks for; nil when a password is enough.
    package func signInChallenge(contact text: String, from address: String) async -> FormChallenge? {
        guard let subject = subject(text), await limits.isSuspicious(contact: subject, from: address) else {
            return nil
        }
        return await limits.challenge(for: .signIn, contact: subject, from: address)
    }

    private func subject(_ text: String) -> String? {
        ContactAddress(text, countryCode: countryCode).map(door.limitName)
    }
}
