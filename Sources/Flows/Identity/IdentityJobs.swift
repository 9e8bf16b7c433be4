import Accounts
import Jobs
import Vocabulary

/// The queues of identity checks and of trust.
package enum IdentityJobs {
    /// The provider looks at a check.
    package static let check = JobKind<IdentityTask>("check-identity", priority: 4, maxAttempts: 8)
    /// Files that nothing points to any more go.
    package static let remove = JobKind<FilesTask>("remove-files", priority: -4, maxAttempts: 12)
    package static let tidy = JobKind<AccountChoreTask>("tidy-documents", priority: -6, maxAttempts: 3)
    package static let trust = JobKind<AccountChoreTask>("score-trust", priority: -6, maxAttempts: 3)
}

package struct IdentityTask: Codable, Sendable {
    package let check: IdentityCheckID
    package init(check: IdentityCheckID) { self.check = check }
}

package struct FilesTask: Codable, Sendable {
    package let files: [PrivateFileName]
    package init(files: [PrivateFileName]) { self.files = files }
}
