import Events
import Flows
import Postgres
import Telemetry

/// Feeds the index of vectors outside PostgreSQL, until its task is cancelled.
package struct VectorFeed: Sendable {
    private let feed: FeedVectors
    private let connection: String
    private let log: Log

    package init(_ feed: FeedVectors, connection: String, log: Log) {
        (self.feed, self.connection, self.log) = (feed, connection, log)
    }

    package func run() async {
        let ring = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let listener = Listener()
        // Both in tasks of their own; they end with the listener, and with this task.
        let listening = Task { [connection] in
            for await _ in listener.events(on: [Outbox.channel], connection: connection) { ring.continuation.yield() }
        }
        // An event is given out when no older transaction is open any more, which nobody announces.
        let ticking = Task {
            while !Task.isCancelled {
                ring.continuation.yield()
                try? await Task.sleep(for: .milliseconds(400))  // cut short at the end, which the loop sees
            }
        }
        var isPrepared = false
        var isTold = false
        for await _ in ring.stream {
            do {
                if !isPrepared { try await feed.prepare() }
                isPrepared = true
                while try await feed.step(), !Task.isCancelled {}
                isTold = false
            } catch {
                isPrepared = false
                if !isTold, !Task.isCancelled { log.warning("vectors are not fed", ["fault": .text("\(error)")]) }
                isTold = true
                try? await Task.sleep(for: .milliseconds(600))  // cut short at the end, which the stream sees
            }
        }
        ticking.cancel()
        listener.stop()
        await listening.value
    }
}
