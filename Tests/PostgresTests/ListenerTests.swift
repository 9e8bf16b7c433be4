import Postgres
import TestSupport
import Testing

@Suite struct ListenerTests {
    @Test func `what is said on a channel is heard, in order`() async throws {
        try await withDatabase(migrated: false) { db in
            let listener = Listener()
            let name = try #require(try await db.value("SELECT current_database()::text", as: String.self))
            var heard: [String] = []
            for await event in listener.events(on: ["news"], connection: TestCluster.shared.connection(to: name)) {
                switch event {
                case .listening:
                    try await db.run("SELECT pg_notify('other', 'no')")
                    for word in ["one", "two"] { try await db.run("SELECT pg_notify('news', \(word))") }
                case .notified(let channel, let payload):
                    heard.append("\(channel): \(payload)")
                    if heard.count == 2 { listener.stop() }
                }
            }
            #expect(heard == ["news: one", "news: two"])
        }
    }
}
