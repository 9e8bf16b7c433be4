/// The door through which mails leave. A struct of closures, so that a test says what lies behind it.
package struct Mailer: Sendable {
    /// Returns when a server has taken the mail.
    package var send: @Sendable (MailMessage) async throws(MailFault) -> Void

    package init(send: @escaping @Sendable (MailMessage) async throws(MailFault) -> Void) { self.send = send }
}

/// Why a mail was not taken.
package enum MailFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Of the settings: not `smtp://` or `smtps://` with a host.
    case badServer(String)
    case connect(String)
    /// No secure connection where one is demanded, or none that can be trusted.
    case tls(String)
    /// The server knows no such user, or another password.
    case signIn
    /// The server's own words; 400 to 499 is worth another try, 500 to 599 is not.
    case refused(code: Int, String)
    /// No answer in time; the mail may have been taken all the same.
    case deadline(after: Duration)
    case incomplete(String)
    case cancelled

    /// True when the same mail may well be taken later.
    package var isWorthRetrying: Bool {
        switch self {
        case .connect, .tls, .deadline, .incomplete: true
        case .refused(let code, _): code < 500
        case .badServer, .signIn, .cancelled: false
        }
    }

    package var description: String {
        switch self {
        case .badServer(let why): "not a mail server's address: \(why)"
        case .connect(let why): "could not connect to the mail server: \(why)"
        case .tls(let why): "no secure connection to the mail server: \(why)"
        case .signIn: "the mail server does not accept the user and password"
        case .refused(_, let words): "the mail server refused: \(words)"
        case .deadline(let after): "the mail server did not answer within \(after)"
        case .incomplete(let why): "the mail server broke off: \(why)"
        case .cancelled: "cancelled"
        }
    }
}
