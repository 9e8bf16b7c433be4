import Crypto
import Synchronization

/// What the captcha's provider gave to people who said that they are some: each good once, for one site key.
package final class CaptchaBook: Sendable {
    package static let siteKey = "sandbox-site-key", secret = "sandbox-captcha-secret"
    /// Answers that nobody has used, at most.
    private static let room = 10_000

    private let unused = Mutex<[String: String]>([:])

    package init() {}

    /// An answer for this site key.
    package func answer(for siteKey: String) -> String {
        let answer = "person-" + randomToken()
        unused.withLock { unused in
            if unused.count >= Self.room { unused.removeAll() }
            unused[answer] = siteKey
        }
        return answer
    }

    /// Whether it is one that was given for this site key and has not come before; it is used up by asking.
    func use(_ answer: String, for siteKey: String?) -> Bool {
        unused.withLock { unused in
            guard let own = unused.removeValue(forKey: answer) else { return false }
            return siteKey == nil || siteKey == own
        }
    }
}
