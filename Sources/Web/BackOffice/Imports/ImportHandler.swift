import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import JSON
import Postgres
import Sellers
import Tabular
import Vocabulary

/// Files of goods: brought, looked at, checked, taken in.
struct ImportHandler: Sendable {
    let door: DeskDoor
    let folder: ImportFolder
    let currency: Currency
    var routes: ImportRoutes { ImportRoutes(area: door.area) }
    private var audience: Audience { door.area.audience(.catalogue) }
    private var steer: SteerImport { SteerImport(db: door.db, folder: folder) }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.all, for: audience) { request in try await list(request) },
            Endpoint(routes.address, for: audience, bodyLimit: 64 << 10) { request in try await fetch(request) },
            upload.endpoint(audience),
            Endpoint(routes.one, for: audience) { request, id in try await show(request, id) },
            Endpoint(routes.mapping, for: audience, bodyLimit: 256 << 10) { request, id in
                try await describe(request, id) { _ in }
            },
            Endpoint(routes.check, for: audience, bodyLimit: 256 << 10) { request, id in
                try await describe(request, id) { try await steer.check(id, by: $0) }
            },
            Endpoint(routes.start, for: audience, bodyLimit: 256 << 10) { request, id in
                try await describe(request, id) { try await steer.start(id, by: $0) }
            },
            Endpoint(routes.cancellation, for: audience, bodyLimit: 64 << 10) { request, id in
                try await cancel(request, id)
            },
            Endpoint(routes.progress, for: audience) { request, id in try await progress(request, id) },
            Endpoint(routes.refusals, for: audience) { request, id in try await refusals(request, id) },
        ]
    }

    private var upload: ImportUpload { ImportUpload(door: door, folder: folder, currency: currency) }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let view = ImportListView(
            runs: try await ImportRun.latest(of: work.hand.seller, in: work.db),
            sellers: work.hand.isMarket ? try await Seller.all(in: work.db) : [],
            ticket: UploadTicket.text(for: work.person.account, by: door.kit.visitors),
            state: TableState(request, filters: [], sort: "-created", sortable: []),
            note: request.query["note"].map { String($0.prefix(200)) })
        return work.page(
            ImportListPage(
                desk: work.frame(ImportSaid.imports[work.language]), routes: routes, view: view, now: Date()))
    }

    private func fetch(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        do {
            guard let seller = try await owner(work, request.form["seller"]) else { throw ImportRunRefusal.notThere }
            let id = try await BeginImport(db: work.db, folder: folder, currency: currency).fetching(
                request.form["url"] ?? "", for: seller, by: work.hand)
            return work.done(routes.one.path(id))
        } catch let refusal as ImportRunRefusal {
            return work.done(routes.all.path(), saying: ImportSaid.refusal(refusal)[work.language])
        }
    }

    private func owner(_ work: DeskWork, _ slug: String?) async throws -> SellerID? {
        try await ImportUpload.owner(work, slug)
    }

    private func show(_ request: Request, _ id: ImportRunID) async throws -> Response {
        let work = try await door.work(request)
        return try await page(work, try await found(id, work))
    }

    /// Takes over what the form says of the columns, then does what its button is for.
    private func describe(
        _ request: Request, _ id: ImportRunID, then: (DeskHand) async throws -> Void
    ) async throws -> Response {
        let work = try await door.form(request)
        let run = try await found(id, work)
        do {
            try await steer.describe(id, ImportForm.wish(request.form, currency: run.currency), by: work.hand)
            try await then(work.hand)
        } catch let refusal as ImportRunRefusal {
            return try await page(
                work, try await found(id, work), fault: ImportSaid.refusal(refusal)[work.language])
        }
        return work.done(routes.one.path(id))
    }

    private func cancel(_ request: Request, _ id: ImportRunID) async throws -> Response {
        let work = try await door.form(request)
        _ = try await found(id, work)
        // One that ended meanwhile shows how.
        do { try await steer.cancel(id, by: work.hand) } catch ImportRunRefusal.badMove {}
        return work.done(routes.one.path(id))
    }

    private func progress(_ request: Request, _ id: ImportRunID) async throws -> Response {
        let work = try await door.work(request)
        let run = try await found(id, work)
        let share = try await ImportJobs.share(of: run, in: work.db)
        var json = JSONWriter()
        json.object { json in
            json.member("isUnderWay", run.state.isUnderWay)
            json.member("percent", share ?? 0)
            json.member("text", ImportSaid.sofar(run, in: work.language))
        }
        var response = Response.json(json.bytes)
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }

    /// The refused rows as a table, for the one who mends the file.
    private func refusals(_ request: Request, _ id: ImportRunID) async throws -> Response {
        let work = try await door.work(request)
        let run = try await found(id, work)
        let file = RefusalFile(folder.refusals(id)), language = work.language
        return Response(
            .ok,
            headers: [
                "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "private, no-store",
                "Content-Disposition": "attachment; filename=\"refused-\(id.pathText).csv\"",
            ],
            body: .stream { writer in
                var csv = CSVWriter(withMark: true)
                csv.row([ImportSaid.line, ImportSaid.column, ImportSaid.reason, ImportSaid.value].map { $0[language] })
                try await file.read(run.refusalBytes) { complaints in
                    for complaint in complaints {
                        csv.row([
                            String(complaint.line), complaint.column, ImportSaid.reason(complaint, in: language),
                            complaint.value,
                        ])
                    }
                    try await writer.write(csv.take())
                }
                try await writer.write(csv.take())
            })
    }

    /// - Throws: `Problem` 404 for what is not of this desk.
    private func found(_ id: ImportRunID, _ work: DeskWork) async throws -> ImportRun {
        guard let run = try await ImportRun.find(id, of: work.hand.seller, in: work.db) else {
            throw Problem(.notFound, code: "no-such-import")
        }
        return run
    }

    private func page(_ work: DeskWork, _ run: ImportRun, fault: String? = nil) async throws -> Response {
        var view = ImportView(run: run, fault: fault)
        if run.state == .ready {
            do { view.preview = try await LookAtImport(db: work.db, folder: folder)(run) } catch let fault
                as TabularFault
            {
                view.fault = ImportSaid.fault(fault.code, line: fault.line, in: work.language)
            }
            view.attributes = try await Attribute.all(in: work.db)
        }
        view.share = try await ImportJobs.share(of: run, in: work.db)
        if run.counts.refused > 0 {
            let first = ImportFirst()
            try await RefusalFile(folder.refusals(run.id)).read(run.refusalBytes, limit: 20) { first.take($0) }
            view.refused = first.complaints
        }
        var desk = work.frame(run.name.isEmpty ? ImportSaid.imports[work.language] : run.name)
        if run.state.isUnderWay { desk.frame.refreshSeconds = 3 }
        return work.page(
            ImportPage(desk: desk, routes: routes, view: view), fault == nil ? .ok : .unprocessable)
    }
}
