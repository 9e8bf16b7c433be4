import Foundation
import Glibc
import Testing

@testable import Browser

@Suite(.serialized, .timeLimit(.minutes(1)))
struct ChromiumProcessTests {
    /// A message for a browser that has ended once went to whoever the system had given the descriptor's number to: a
    /// connection to PostgreSQL, or a request to another server.
    @Test func `what is said to an ended browser reaches nobody`() async throws {
        let process = try ChromiumProcess(executable: "/bin/true", arguments: [], receive: { _ in }, ended: { _ in })
        await process.ended()
        // They take every number that has come free.
        let pairs = (0..<64).map { _ in
            var pair: [Int32] = [-1, -1]
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair)
            return pair
        }
        defer { for end in pairs.joined() { close(end) } }

        process.send("{\"method\":\"Page.close\"}")
        process.settle()

        for end in pairs.joined() {
            var byte: UInt8 = 0
            #expect(recv(end, &byte, 1, Int32(MSG_DONTWAIT)) == -1)
        }
    }

    @Test func `a program that cannot be started leaves no descriptor open`() throws {
        func open() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        let before = try open()
        for _ in 0..<20 {
            #expect(throws: BrowserFault.self) {
                try ChromiumProcess(executable: "/no/such/program", arguments: [], receive: { _ in }, ended: { _ in })
            }
        }
        // Tests beside this one open and close theirs; ours would be forty.
        #expect(try open() < before + 30)
    }
}
