import Postgres
import Vocabulary

/// Something about a person that stands in clear nowhere but in the vault.
package enum PersonalDatum: Sendable, Equatable {
    case email(EmailAddress)
    case phone(Phone)
    /// As it is printed on the card; blanks and hyphens don't count when it is looked up.
    case citizenID(String)
    case address(String)
    /// An authenticator app's secret, in base 32.
    case totp(String)
    /// A message on its way to somebody, with a code in it.
    case message(String)

    /// As the database names it.
    package enum Kind: String, Sendable, CaseIterable, SQLBindable {
        case email, phone, address, totp, message
        case citizenID = "citizen-id"
    }

    package var kind: Kind {
        switch self {
        case .email: .email
        case .phone: .phone
        case .citizenID: .citizenID
        case .address: .address
        case .totp: .totp
        case .message: .message
        }
    }

    /// What is sealed, and comes back.
    var clear: String {
        switch self {
        case .email(let address): address.text
        case .phone(let phone): phone.digits
        case .citizenID(let text), .address(let text), .totp(let text), .message(let text): text
        }
    }

    /// What two spellings of the same value share; nil for kinds that are not looked up.
    var canonical: String? {
        switch self {
        case .email, .phone: clear
        case .citizenID(let text): String(text.lowercased().filter { $0.isLetter || $0.isNumber })
        case .address, .totp, .message: nil
        }
    }

    /// What pages and logs may show.
    package var masked: String {
        switch self {
        case .email(let address): address.masked
        case .phone(let phone): phone.masked
        case .citizenID(let text): String(repeating: "•", count: 4) + text.suffix(2)
        case .address, .totp, .message: "•••"
        }
    }

    init?(_ kind: Kind, clear: String) {
        switch kind {
        case .email:
            guard let address = EmailAddress(clear) else { return nil }
            self = .email(address)
        case .phone:
            guard let phone = Phone(digits: clear) else { return nil }
            self = .phone(phone)
        case .citizenID: self = .citizenID(clear)
        case .address: self = .address(clear)
        case .totp: self = .totp(clear)
        case .message: self = .message(clear)
        }
    }
}
