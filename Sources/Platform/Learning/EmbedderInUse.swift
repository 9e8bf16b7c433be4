import Foundation
import Lanes

/// The embedder that the store names now: loaded once, and again as soon as another model has come in. So a worker takes
/// a pulled model by itself.
///
/// Which model it is stands in a small file that is read at each call: next to embedding a picture that costs nothing.
package actor EmbedderInUse {
    private let store: ModelStore
    private let threads: Int
    private let runsAtOnce: Int
    private let bench = Workbench(name: "soko-model-load", threads: 1)
    private var loaded: any Embedder
    private var loading: (name: String, task: Task<any Embedder, any Error>)?

    /// Loads. Blocks while files are read.
    ///
    /// - Parameters: `threads` on one run, `runsAtOnce` side by side.
    /// - Throws: `ModelFault` when a model is there and does not load.
    package init(store: ModelStore, threads: Int = 1, runsAtOnce: Int = 1) throws(ModelFault) {
        (self.store, self.threads, self.runsAtOnce) = (store, threads, runsAtOnce)
        loaded = try store.embedder(threads: threads, runsAtOnce: runsAtOnce)
    }

    /// Everybody who asks while a new model is loaded waits for it: what the old one embeds would be embedded again.
    ///
    /// - Throws: `ModelFault` when the new model does not load; the next call tries again.
    package func current() async throws -> any Embedder {
        let name = try store.embedderName()
        if name == loaded.name { return loaded }
        if let loading, loading.name == name { return try await loading.task.value }
        let task = Task { [bench, store, threads, runsAtOnce] in
            try await bench.run { try store.embedder(threads: threads, runsAtOnce: runsAtOnce) }
        }
        loading = (name, task)
        defer { if loading?.name == name { loading = nil } }
        let new = try await task.value
        loaded = new
        return new
    }
}
