import Blobs
import Events
import Foundation
import Postgres
import Retrieval
import Synchronization
import Telemetry

/// The search index of one serving process: kept behind the outbox by less than a second, built by itself when there is none
/// or when it is damaged, and changed for a newly built one without a pause.
package final class SearchReplica: SearchFollower {
    private struct State {
        var index: XapianIndex?
        var folder = ""
        var position = EventPosition(tx: 0, id: 0)
        /// What of it stands in the index.
        var written = EventPosition(tx: 0, id: 0)
        var story = "starting"
    }

    private let db: Database
    private let root: SearchFolder
    private let analyser: TextAnalyser
    private let log: Log
    private let goods: ListedGoods
    private let state = Mutex(State())

    /// Serving processes that one folder is enough for.
    private static let mostSlots = 64
    package static let events = ["listing"]

    package init(db: Database, folder: SearchFolder, analyser: TextAnalyser, log: Log) {
        (self.db, root, self.analyser, self.log) = (db, folder, analyser, log)
        goods = ListedGoods(db: db)
    }

    /// The index of now; nil while there is none, and PostgreSQL answers.
    package var index: (any TextIndex)? { state.withLock { $0.index } }

    package func condition() async throws -> SearchCondition {
        let (index, position, story) = state.withLock { ($0.index, $0.position, $0.story) }
        return SearchCondition(
            player: "Xapian", story: story, products: try await index?.count() ?? 0,
            lag: index == nil ? .zero : try await Outbox.lag(behind: position, in: db), isAnswering: index != nil)
    }

    package func run(_ signals: AsyncStream<Listener.Event>) async {
        await open()
        await ringing(signals) { isBuilt in
            if isBuilt { await takeBuilt() }
            await follow()
        }
        await close()
    }

    /// Ends writing: searches that are under way go on.
    func close() async {
        let (index, position) = state.withLock { state in
            defer { state.index = nil }
            return (state.index, state.position)
        }
        do {
            // How far it read also where nothing was to be written.
            try await index?.apply([], position: position.text)
            try await index?.close()
        } catch { log.warning("the search index was not closed", ["fault": .text("\(error)")]) }
    }

    // MARK: Following

    /// Reads what changed until nothing is left.
    package func follow() async {
        do {
            if state.withLock({ $0.index }) == nil { try await rebuild() }
            while !Task.isCancelled, let index = state.withLock({ $0.index }) {
                let position = state.withLock { $0.position }
                let stretch = try await Outbox.read(Self.events, after: position, in: db)
                if stretch.position == position { break }
                try await take(stretch, into: index)
                if !stretch.isFull { break }
            }
        } catch let fault as IndexFault {
            log.error("the search index failed and is built anew", ["fault": .text("\(fault)")])
            await discard()
        } catch is CancellationError {
        } catch {
            log.warning("the search index waits", ["fault": .text("\(error)")])
        }
    }

    private func take(_ stretch: EventStretch, into index: XapianIndex) async throws {
        let changes = try await goods.changes(stretch.events)
        // The position alone is not worth a commit of its own every second.
        let isWorth = !changes.isEmpty || stretch.position.isFar(from: state.withLock { $0.written })
        if isWorth { try await index.apply(changes, position: stretch.position.text) }
        state.withLock { state in
            state.position = stretch.position
            if isWorth { state.written = stretch.position }
        }
    }

    // MARK: Opening and changing

    func open() async {
        for slot in 0..<Self.mostSlots {
            let folder = root.replica(slot)
            do {
                let current = root.folders(in: folder).last ?? folder + "/" + SearchFolder.stamp()
                let isNew = root.folders(in: folder).isEmpty
                let index = try await XapianIndex.open(current, analyser: analyser)
                state.withLock { $0.folder = folder }
                if !isNew, let position = try await index.position().flatMap(EventPosition.init(text:)),
                    try await !Outbox.mayHaveForgotten(behind: position, in: db)
                {
                    return use(index, position)
                }
                try await index.close()
                try remove(current)
                if await takeBuilt() { return }
                return
            } catch IndexFault.locked {
                continue
            } catch let fault as IndexFault {
                log.error("the search index is damaged and is built anew", ["fault": .text("\(fault)")])
                state.withLock { $0.folder = folder }
                for old in root.folders(in: folder) { try? remove(old) }  // rebuilding writes elsewhere anyway
                return
            } catch {
                log.warning("the search index was not opened", ["fault": .text("\(error)")])
                return state.withLock { $0.folder = folder }
            }
        }
    }

    private func use(_ index: XapianIndex, _ position: EventPosition) {
        state.withLock {
            ($0.index, $0.position, $0.written, $0.story) = (index, position, position, "following")
        }
    }

    /// Takes over an index that `soko search rebuild` made, when there is a newer one than its own.
    @discardableResult
    private func takeBuilt() async -> Bool {
        guard let built = root.latestBuilt() else { return false }
        do {
            let next = state.withLock { $0.folder } + "/" + SearchFolder.stamp()
            try await Disk.work {
                try FileManager.default.createDirectory(
                    atPath: (next as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: built, toPath: next)
            }
            let index = try await XapianIndex.open(next, analyser: analyser)
            guard let position = try await index.position().flatMap(EventPosition.init(text:)),
                try await !Outbox.mayHaveForgotten(behind: position, in: db)
            else {
                try await index.close()
                try remove(next)
                return false
            }
            try await change(to: index, position)
            return true
        } catch {
            log.warning("the built search index was not taken", ["fault": .text("\(error)")])
            return false
        }
    }

    private func rebuild() async throws {
        state.withLock { $0.story = "building" }
        let next = state.withLock { $0.folder } + "/" + SearchFolder.stamp()
        let index = try await RebuildSearch(db: db, analyser: analyser)(into: next) { done, count in
            self.state.withLock { $0.story = "building: \(done) of \(count)" }
        }
        guard let position = try await index.position().flatMap(EventPosition.init(text:)) else {
            throw IndexFault.absent
        }
        try await change(to: index, position)
        log.notice("the search index is built", ["products": .int(try await index.count())])
    }

    /// What read the former one reads it to the end: its files live on until then.
    private func change(to index: XapianIndex, _ position: EventPosition) async throws {
        let former = state.withLock { $0.index }
        use(index, position)
        try await former?.close()
        for old in root.folders(in: state.withLock { $0.folder }) where old != index.folder { try remove(old) }
    }

    private func discard() async {
        let former = state.withLock { state in
            defer { (state.index, state.story) = (nil, "damaged, to be built anew") }
            return state.index
        }
        try? await former?.close()  // it failed already
        if let former { try? remove(former.folder) }
    }

    private func remove(_ folder: String) throws { try FileManager.default.removeItem(atPath: folder) }
}
