/// Why something is no mail that Soko sends.
package enum MailRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    case badAddress
    /// A line break or another control character where one line belongs: it would add headers or commands.
    case lineBreak(field: String)
    /// There are 1 to 20.
    case recipients(count: Int)
    /// At most 250 characters.
    case subjectTooLong(characters: Int)
    /// An address of the web in plain ASCII is wanted: anything else would add headers.
    case badUnsubscribe

    package var description: String {
        switch self {
        case .badAddress: "not a mail address"
        case .lineBreak(let field): "the \(field) has a line break in it"
        case .recipients(let count): "a mail has 1 to 20 recipients, not \(count)"
        case .subjectTooLong(let characters): "a subject of \(characters) characters is longer than 250"
        case .badUnsubscribe: "not an address of the web to end mails at"
        }
    }
}
