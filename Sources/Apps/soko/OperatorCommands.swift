import Audit
import Catalog
import Flows
import Foundation
import Jobs
import Postgres
import Scouting
import Sellers
import Settings
import Vocabulary

/// `soko migrate`
struct MigrateCommand {
    let ground: Ground

    func run() throws {
        let (connection, folder) = (try ground.connection, try ground.home + "/Migrations")
        let applied = try blocking(throwing: { try await Migrations(folder: folder).apply(connection: connection) })
        print(applied.isEmpty ? "up to date" : applied.joined(separator: "\n"))
    }
}

/// `soko settings`
struct SettingsCommand {
    let ground: Ground

    func run() throws {
        let lines = try MarketSettings.lines(ground.settings)
        let width = lines.map(\.name.count).max() ?? 0
        for line in lines {
            let name = line.name.padding(toLength: width, withPad: " ", startingAt: 0)
            print("\(name)  \(line.value.isEmpty ? "–" : line.value)  [\(line.source)]  \(line.summary)")
        }
        for name in ground.settings.unknown(prefix: "SOKO_", known: Set(lines.map(\.name))) {
            print("\(name) is set, but nothing reads it")
        }
    }
}

/// `soko seller add URL [NAME]`, `soko seller sync SLUG`
struct SellerCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        let db = try ground.database(connections: 1)
        defer { db.close() }
        switch words.first {
        case "add" where words.count >= 2:
            let (url, name) = (words[1], words.dropFirst(2).joined(separator: " "))
            guard
                let phone = try ground.addresses.catalogue(at: url)
                    ?? Phone(url, countryCode: ground.preset.countryCode)
            else {
                throw CommandFault("\(url) is neither a catalogue's address nor a telephone number")
            }
            let address = try ground.addresses.catalogue(at: url) == nil ? ground.addresses.catalogue(of: phone) : url
            let seller = try blocking(throwing: {
                try await EnrolSeller(db: db)(phone: phone, name: name, description: "", catalogueURL: address)
            })
            print("\(seller.name): /s/\(seller.slug), its catalogue is being read")
        case "sync" where words.count == 2:
            guard let slug = Slug(pathText: words[1]) else {
                throw CommandFault("“\(words[1])” is no seller's name in an address")
            }
            guard try blocking(throwing: { try await EnrolSeller(db: db).sync(slug) }) else {
                throw CommandFault("there is no seller \(slug.text)")
            }
            print("its catalogue is being read")
        default: throw CommandFault("soko seller add URL [NAME], or soko seller sync SLUG")
        }
    }
}

/// `soko jobs`, `soko jobs retry [KIND|ID]`
struct JobsCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        let db = try ground.database(connections: 1)
        defer { db.close() }
        if words.first == "retry" {
            let id = words.dropFirst().first.flatMap { Int64($0) }
            let kind = id == nil ? words.dropFirst().first : nil
            let count = try blocking(throwing: { try await DeadJob.retry(kind: kind, id: id, in: db) })
            return print("\(count) queued again")
        }
        guard words.isEmpty else { throw CommandFault("soko jobs, or soko jobs retry [KIND|ID]") }
        for queue in try blocking(throwing: { try await QueueDepth.all(in: db) }) {
            print(
                "\(queue.kind): \(queue.ready) ready, \(queue.running) running, \(queue.later) later, \(queue.dead) dead"
            )
        }
        for job in try blocking(throwing: { try await DeadJob.latest(limit: 20, in: db) }) {
            print("dead \(job.id) \(job.kind) \(job.payload) after \(job.attempts): \(job.error)")
        }
    }
}

/// `soko quality`, `soko quality approve ID`, `soko quality reject ID`
struct QualityCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        let db = try ground.database(connections: 1)
        defer { db.close() }
        if words.count == 2, ["approve", "reject"].contains(words[0]) {
            guard let id = ProductID(pathText: words[1]) else { throw CommandFault("“\(words[1])” is no product's id") }
            let approves = words[0] == "approve"
            let isDone = try blocking(throwing: {
                let judge = ApproveProduct(db: db)
                return approves
                    ? try await judge(id, by: .operatorAtTerminal) : try await judge.reject(id, by: .operatorAtTerminal)
            })
            guard isDone else { throw CommandFault("there is no such product to decide on") }
            return print(approves ? "live" : "rejected")
        }
        guard words.isEmpty else { throw CommandFault("soko quality, or soko quality approve|reject ID") }
        for status in [ProductStatus.flagged, .rejected] {
            for product in try blocking(throwing: { try await Product.latest(status, limit: 50, in: db) }) {
                print("\(product.id) \(status.rawValue) (\(product.statusReason)): \(product.title)")
            }
        }
    }
}

/// `soko pages`, `soko pages PRODUCT`
struct PagesCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        let db = try ground.database(connections: 1)
        defer { db.close() }
        for page in try blocking(throwing: { try await UnrecognisedPage.latest(limit: 50, in: db) }) {
            if words.isEmpty {
                print("\(page.product) HTTP \(page.httpStatus ?? 0) \(page.reason) \(page.url)")
            } else if words[0] == page.product.pathText {
                FileHandle.standardOutput.write(Data(page.body))
            }
        }
    }
}
