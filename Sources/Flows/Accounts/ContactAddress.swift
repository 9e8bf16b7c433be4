import Accounts
import Vault
import Vocabulary

/// How somebody says who they are: an e-mail address or a telephone number.
package enum ContactAddress: Sendable, Equatable {
    case email(EmailAddress)
    case phone(Phone)

    /// - Parameter countryCode: for telephone numbers written without one.
    package init?(_ text: String, countryCode: String) {
        if text.contains("@") {
            guard let address = EmailAddress(text) else { return nil }
            self = .email(address)
        } else {
            guard text.utf8.count <= 40, let phone = Phone(text, countryCode: countryCode) else { return nil }
            self = .phone(phone)
        }
    }

    /// Nil for what nobody is reached by.
    init?(_ datum: PersonalDatum) {
        switch datum {
        case .email(let address): self = .email(address)
        case .phone(let phone): self = .phone(phone)
        default: return nil
        }
    }

    package var kind: Contact.Kind {
        switch self {
        case .email: .email
        case .phone: .phone
        }
    }

    package var datum: PersonalDatum {
        switch self {
        case .email(let address): .email(address)
        case .phone(let phone): .phone(phone)
        }
    }

    package var masked: String { datum.masked }

    /// In clear, in its one spelling.
    var text: String {
        switch self {
        case .email(let address): address.text
        case .phone(let phone): phone.digits
        }
    }

    /// In clear, as people write it.
    package var written: String {
        switch self {
        case .email(let address): address.text
        case .phone(let phone): phone.e164
        }
    }

    /// What a password must not be built around.
    package var words: [String] {
        switch self {
        case .email(let address): [String(address.local)]
        case .phone(let phone): [phone.digits, String(phone.digits.suffix(9))]
        }
    }
}
