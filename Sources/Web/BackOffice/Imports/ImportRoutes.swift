import HTTP
import Vocabulary

/// The addresses of a desk's files of goods.
struct ImportRoutes: Sendable {
    let area: DeskArea

    var all: Route<> { area.route(.get, "/imports") }
    var one: Route<ImportRunID> { area.route(.get, "/imports/{id}", ImportRunID.self) }
    /// Its last part is an `UploadTicket`.
    var file: Route<String> { area.route(.post, "/imports/files/{key}", String.self) }
    var address: Route<> { area.route(.post, "/imports/addresses") }
    var mapping: Route<ImportRunID> { area.route(.post, "/imports/{id}/mapping", ImportRunID.self) }
    var check: Route<ImportRunID> { area.route(.post, "/imports/{id}/check", ImportRunID.self) }
    var start: Route<ImportRunID> { area.route(.post, "/imports/{id}/start", ImportRunID.self) }
    var cancellation: Route<ImportRunID> { area.route(.post, "/imports/{id}/cancellation", ImportRunID.self) }
    var progress: Route<ImportRunID> { area.route(.get, "/imports/{id}/progress.json", ImportRunID.self) }
    var refusals: Route<ImportRunID> { area.route(.get, "/imports/{id}/refusals.csv", ImportRunID.self) }
    /// Of the table of listings, with its query.
    var csv: Route<> { area.route(.get, "/listings/export.csv") }
    var lines: Route<> { area.route(.get, "/listings/export.jsonl") }
}
