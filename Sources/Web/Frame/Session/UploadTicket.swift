import Crypto
import Foundation
import HTTP
import Vocabulary

/// A page's leave to send one large file: who got it and until when, signed.
///
/// It stands in the form's address, so that it can be held against its signature before a byte of the body has come,
/// and without asking anybody. It is also what keeps other sites from sending the form.
package struct UploadTicket: Sendable {
    package let account: AccountID
    package let expires: Date

    /// Long enough for a form that was left open over a day's work.
    private static let lifetime: TimeInterval = 12 * 3600

    package static func text(for account: AccountID, by visitors: Visitors, at now: Date = Date()) -> String {
        let owner = account.pathText + "." + String(Int(now.timeIntervalSince1970 + lifetime), radix: 36)
        return owner + "." + visitors.signature("upload:" + owner)
    }

    /// Nil when it is none of ours, or too old.
    package init?(_ text: String, by visitors: Visitors, at now: Date = Date()) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, text.utf8.count < 100, let account = AccountID(pathText: String(parts[0])),
            let seconds = Int(parts[1], radix: 36),
            equalInConstantTime(
                Array(parts[2].utf8), Array(visitors.signature("upload:\(parts[0]).\(parts[1])").utf8)),
            Double(seconds) > now.timeIntervalSince1970
        else { return nil }
        (self.account, expires) = (account, Date(timeIntervalSince1970: Double(seconds)))
    }
}
