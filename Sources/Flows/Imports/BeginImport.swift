import Catalog
import Foundation
import HTTPClient
import Jobs
import Postgres
import Vocabulary

/// Takes a seller's file in, or an address to fetch it from.
package struct BeginImport: Sendable {
    private let db: Database
    private let folder: ImportFolder
    private let currency: Currency

    package init(db: Database, folder: ImportFolder, currency: Currency) {
        (self.db, self.folder, self.currency) = (db, folder, currency)
    }

    /// A file that is here already.
    ///
    /// - Parameters:
    ///   - name: as the sender calls it.
    ///   - content: which bytes of it are the table.
    ///   - keep: gives the file its place.
    /// - Throws: `ImportRunRefusal`: then the file was not kept.
    package func callAsFunction(
        named name: String, content: Range<Int>, for seller: SellerID, by hand: DeskHand,
        keep: @escaping @Sendable (_ place: String) throws -> Void
    ) async throws -> ImportRunID {
        guard !content.isEmpty else { throw ImportRunRefusal.noFile }
        let id = ImportRunID.random()
        let place = folder.file(id)
        do {
            try await db.transaction { tx in
                try await begin(id, name, "", content, seller, hand, in: tx)
                // Inside: a row without its file would be a run that cannot begin.
                try keep(place)
            }
        } catch {
            folder.forget(id)
            throw error
        }
        return id
    }

    /// A file that lies elsewhere.
    /// - Throws: `ImportRunRefusal`.
    package func fetching(_ url: String, for seller: SellerID, by hand: DeskHand) async throws -> ImportRunID {
        let url = url.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let parts = URLComponents(string: url), ["http", "https"].contains(parts.scheme?.lowercased() ?? ""),
            parts.host?.isEmpty == false, parts.user == nil, url.utf8.count <= 2_000
        else { throw ImportRunRefusal.badAddress }
        let id = ImportRunID.random()
        let name = String((parts.path.split(separator: "/").last.map(String.init) ?? parts.host ?? "").prefix(200))
        try await db.transaction { tx in
            try await begin(id, name, url, nil, seller, hand, in: tx)
            try await JobQueue.enqueue(ImportJobs.fetch, ImportTask(run: id), dedupe: id.pathText, in: tx)
        }
        return id
    }

    private func begin(
        _ id: ImportRunID, _ name: String, _ url: String, _ content: Range<Int>?, _ seller: SellerID, _ hand: DeskHand,
        in tx: Transaction
    ) async throws {
        precondition(hand.isMarket || hand.seller == seller, "a desk takes in goods of its own seller only")
        let plain = name.filter { !$0.isNewline && $0 != "\0" }.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
        try await ImportRun.begin(
            id, seller: seller, account: hand.account, isMarket: hand.isMarket, name: plain ?? "", url: url,
            content: content, currency: currency, in: tx)
    }
}

/// Fetches files through a client that refuses private addresses. A closure, so that a test says what is served.
package struct OutsideFiles: Sendable {
    package var fetch:
        @Sendable (_ url: String, _ path: String, _ progress: @escaping @Sendable (DownloadProgress) -> Void)
            async throws(OutboundFault) -> Download

    package init(
        fetch:
            @escaping @Sendable (String, String, @escaping @Sendable (DownloadProgress) -> Void)
            async throws(OutboundFault) -> Download
    ) { self.fetch = fetch }

    package static let largest = 1 << 30

    package static func fetched(by client: HTTPClient) -> OutsideFiles {
        OutsideFiles { url, path, progress throws(OutboundFault) in
            var request = OutboundRequest(url: url)
            request.deadline = .seconds(1_800)
            request.maxBytes = largest
            return try await client.download(request, to: path, progress: progress)
        }
    }
}
