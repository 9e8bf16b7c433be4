/// Somebody with an account at the identity provider.
package struct SandboxPerson: Sendable, Equatable {
    /// Never changes for a person; says nothing about them.
    package let subject: String
    package let email: String
    /// False for one of them: a market must not believe that address.
    package let isVerified: Bool
    package let name: String
    package let language: String

    package static let all = [
        SandboxPerson("amani@example.co.ke", "Amani Otieno", "sw"),
        SandboxPerson("wanjiru@example.co.ke", "Wanjirũ Kamau", "en"),
        SandboxPerson("youssef@example.tn", "يوسف بن علي", "ar"),
        SandboxPerson("malee@example.co.th", "มาลี ใจดี", "th"),
        SandboxPerson("unsure@example.com", "Somebody Unsure", "en", isVerified: false),
    ]

    /// One of those above, or somebody new; nil when it is no mail address.
    static func with(email: String) -> SandboxPerson? {
        let email = email.lowercased()
        if let known = all.first(where: { $0.email == email }) { return known }
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), email.utf8.count <= 254,
            !email.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        return SandboxPerson(email, String(parts[0]), "en")
    }

    private init(_ email: String, _ name: String, _ language: String, isVerified: Bool = true) {
        (self.email, self.name, self.language, self.isVerified) = (email, name, language, isVerified)
        subject = String(stableHash(email), radix: 36)
    }
}
