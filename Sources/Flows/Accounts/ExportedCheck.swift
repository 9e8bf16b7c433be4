import Foundation
import Identity
import JSON

/// An identity check as its owner takes it along.
struct ExportedCheck {
    let check: IdentityCheck
    let number: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("status", check.status.rawValue)
            json.member("number", number)
            json.member("documents", check.documents.count)
            json.member("reason", check.reason?.rawValue)
            // While it waits they are the provider's, for staff.
            json.member("remark", check.status == .rejected ? check.remark : "")
            json.member("handedIn", check.createdAt.ISO8601Format())
            json.member("decided", check.decidedAt?.ISO8601Format())
        }
    }
}
