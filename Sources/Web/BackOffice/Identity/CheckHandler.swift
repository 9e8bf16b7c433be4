import Accounts
import Flows
import Frame
import HTML
import HTTP
import Identity
import Vault
import Vocabulary

/// One check: its documents and the decision.
struct CheckHandler: Sendable {
    private let desk: Desk
    private var reader: ReadIdentity { ReadIdentity(desk.door, files: desk.files) }

    init(_ desk: Desk) { self.desk = desk }

    var endpoints: [Endpoint] {
        [
            Endpoint(DeskRoutes.check, for: .staff(.identity)) { request, id in try await page(request, id) },
            Endpoint(DeskRoutes.document, for: .staff(.identity)) { request, id, number in
                try await document(request, id, number)
            },
            Endpoint(DeskRoutes.verification, for: .staff(.identity), bodyLimit: 4 << 10) { request, id in
                try await decide(request, id) { _ in .verified }
            },
            Endpoint(DeskRoutes.rejection, for: .staff(.identity), bodyLimit: 16 << 10) { request, id in
                try await decide(request, id) { form in
                    guard let reason = RejectionReason(rawValue: form["reason"] ?? "") else {
                        throw IdentityRefusal.noReason
                    }
                    return .rejected(reason, remark: form["remark"] ?? "")
                }
            },
        ]
    }

    private func page(_ request: Request, _ id: IdentityCheckID, fault: IdentityRefusal? = nil) async throws -> Response
    {
        let (visitor, staff) = try desk.staff(request)
        let db = desk.door.db
        guard let check = try await IdentityCheck.find(id, in: db),
            let account = try await Account.find(check.account, in: db)
        else { throw Problem(.notFound, code: "not-there") }
        var view = CheckView(check: check, account: account, isOwn: check.account == staff, fault: fault)
        // Nobody needs the number of a check that is decided.
        if check.status == .pending, !view.isOwn {
            do { view.number = try await reader.number(of: check, by: staff.actor) } catch Vault.Fault.notThere {
                view.number = nil
            }
        }
        if let secret = check.citizenID {
            view.others = try await IdentityCheck.others(with: secret, than: check.account, in: db)
        }
        view.remark = request.method == .post ? request.form["remark"] ?? "" : ""
        let page = CheckPage(desk.frame(request, visitor), view: view)
        return desk.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func document(_ request: Request, _ id: IdentityCheckID, _ number: Int) async throws -> Response {
        let (_, staff) = try desk.staff(request)
        guard let check = try await IdentityCheck.find(id, in: desk.door.db) else {
            throw Problem(.notFound, code: "not-there")
        }
        do {
            return Self.served(try await reader.document(number, of: check, by: staff.actor), number)
        } catch Vault.Fault.notThere {
            throw Problem(.notFound, code: "not-there")
        } catch let refusal as IdentityRefusal {
            throw Problem(.notFound, code: refusal.code)
        }
    }

    /// A stranger's file: whatever is in it runs nowhere and is kept nowhere.
    private static func served(_ document: ReadDocument.Document, _ number: Int) -> Response {
        let place = document.kind == .pdf ? "attachment" : "inline"
        return Response(
            headers: [
                "Content-Type": document.kind.contentType, "Cache-Control": "private, no-store",
                "Content-Disposition": "\(place); filename=\"document-\(number).\(document.kind.rawValue)\"",
                "Content-Security-Policy": "sandbox; default-src 'none'", "X-Frame-Options": "DENY",
                "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer",
            ], body: .bytes(document.bytes))
    }

    private func decide(
        _ request: Request, _ id: IdentityCheckID, _ verdict: (Query) throws -> DecideIdentity.Verdict
    ) async throws -> Response {
        let staff = try desk.sender(request)
        do {
            try await DecideIdentity(desk.door)(id, try verdict(request.form), by: .staff(staff))
            return .redirect(to: DeskRoutes.checks.path())
        } catch let refusal as IdentityRefusal {
            if refusal == .notThere { throw Problem(.notFound, code: refusal.code) }
            return try await page(request, id, fault: refusal)
        }
    }
}
