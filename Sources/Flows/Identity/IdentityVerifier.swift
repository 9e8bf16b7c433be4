import Identity

/// Somebody who knows documents and looks at them for the market. A door to the outside world: a test's is closed unless the
/// test opens it.
package struct IdentityVerifier: Sendable {
    /// As `/health` and the audit log name it.
    package let name: String
    package var look: @Sendable (IdentityEvidence) async throws -> IdentityOpinion

    package init(name: String, look: @escaping @Sendable (IdentityEvidence) async throws -> IdentityOpinion) {
        (self.name, self.look) = (name, look)
    }
}

/// What is handed over, and nothing else about the person.
package struct IdentityEvidence: Sendable, Equatable {
    /// The check's id: handed over twice, it is the same check.
    package let reference: String
    package let name: String
    package let number: String
    package let documents: [File]

    package struct File: Sendable, Equatable {
        package let contentType: String
        package let bytes: [UInt8]
    }
}

package enum IdentityOpinion: Sendable, Equatable {
    case verified
    case rejected(RejectionReason)
    /// It cannot say: a person has to look. Its words, for staff.
    case needsPerson(String)
}
