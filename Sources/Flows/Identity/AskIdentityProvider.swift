import Accounts
import Audit
import Identity
import Jobs
import Postgres
import Vault
import Vocabulary

/// Has the provider look at a check. Whatever it says or fails to say, staff can decide meanwhile.
package struct AskIdentityProvider: Sendable {
    private let door: Doorkeeper
    private let files: PrivateFiles
    private let verifier: IdentityVerifier?

    /// - Parameter verifier: nil when settings name none any more; what is queued for it waits for staff.
    package init(_ door: Doorkeeper, files: PrivateFiles, verifier: IdentityVerifier?) {
        (self.door, self.files, self.verifier) = (door, files, verifier)
    }

    package func callAsFunction(_ task: IdentityTask) async throws {
        guard let verifier, let check = try await IdentityCheck.find(task.check, in: door.db), check.status == .pending
        else { return }
        let opinion: IdentityOpinion
        do { opinion = try await verifier.look(try await evidence(check, for: verifier)) } catch Vault.Fault.notThere {
            // Erased meanwhile, which is nobody's fault; or files are lost, which staff sees on the check's page too.
            guard try await IdentityCheck.find(check.id, in: door.db)?.status == .pending else { return }
            throw JobFault.hopeless("check \(check.id): a document or the number is not there")
        }
        do {
            switch opinion {
            case .verified: try await DecideIdentity(door)(check.id, .verified, by: .provider(verifier.name))
            case .rejected(let reason):
                try await DecideIdentity(door)(
                    check.id, .rejected(reason, remark: ""), by: .provider(verifier.name))
            case .needsPerson(let words):
                let remark = PlainRemark(words).text
                try await IdentityCheck.note(check.id, remark.isEmpty ? verifier.name : remark, in: door.db)
            }
        } catch IdentityRefusal.alreadyDecided, IdentityRefusal.notThere {
            // Staff was faster, or the person has left.
        }
    }

    private func evidence(_ check: IdentityCheck, for verifier: IdentityVerifier) async throws -> IdentityEvidence {
        guard let account = try await Account.find(check.account, in: door.db) else { throw Vault.Fault.notThere }
        let actor = AuditActor.system("identity:" + verifier.name)
        let reader = ReadIdentity(door, files: files)
        let number = try await reader.number(of: check, by: actor) ?? ""
        var documents: [IdentityEvidence.File] = []
        for index in check.documents.indices {
            let document = try await reader.document(index + 1, of: check, by: actor)
            documents.append(IdentityEvidence.File(contentType: document.kind.contentType, bytes: document.bytes))
        }
        return IdentityEvidence(
            reference: check.id.pathText, name: account.name, number: number, documents: documents)
    }
}
