import Foundation
import Testing

@testable import HTTP

struct FileResponseTests {
    @Test(arguments: [
        ("bytes=0-0", ByteRange.part(0..<1)), ("bytes=0-9", .part(0..<10)), ("bytes=0-99", .part(0..<10)),
        ("bytes=3-", .part(3..<10)), ("bytes=9-9", .part(9..<10)), ("bytes=-3", .part(7..<10)),
        ("bytes=-99", .part(0..<10)),
        ("BYTES=1-2", .part(1..<3)), ("bytes=0-9223372036854775807", .part(0..<10)),
        ("bytes=0-99999999999999999999", .part(0..<10)), ("bytes=-9223372036854775807", .part(0..<10)),
        ("bytes=10-", .unsatisfiable), ("bytes=10-20", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=99999999999999999999-", .unsatisfiable),
        ("bytes=9223372036854775807-9223372036854775807", .unsatisfiable),
        ("bytes=5-4", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=+1-2", .whole),
        ("bytes=1-+2", .whole), ("bytes=--2", .whole), ("bytes=1", .whole), ("items=0-1", .whole), ("", .whole),
        ("bytes=0-1,3-4", .whole), ("bytes=1 - 2", .whole), ("bytes=１-2", .whole),
    ])
    func `a range of ten bytes`(header: String, range: ByteRange) {
        #expect(ByteRange.requested(by: header, size: 10) == range)
    }
    @Test func `nothing of an empty file is a range of it, but its end is all of it`() {
        #expect(ByteRange.requested(by: "bytes=0-", size: 0) == .unsatisfiable)
        #expect(ByteRange.requested(by: "bytes=-5", size: 0) == .whole)
    }

    func response(_ method: HTTP.Method = .get, _ headers: Headers = [:]) throws -> Response? {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
        }
        let file = folder.appending(path: "a").path
        try Data("0123456789".utf8).write(to: URL(filePath: file))
        #expect(Response.file(at: folder.path, type: "x", tag: "t", caching: "c", for: Request(.get, "/")) == nil)
        #expect(Response.file(at: file + "b", type: "x", tag: "t", caching: "c", for: Request(.get, "/")) == nil)
        return Response.file(
            at: file, type: "image/webp", tag: "t1", caching: "immutable", for: Request(method, "/", headers: headers))
    }
    func part(_ response: Response?) -> [Int]? {
        guard case .file(_, let offset, let count) = response?.body else { return nil }
        return [offset, count]
    }

    @Test func `a file comes with its type, tag, caching and length`() throws {
        let response = try #require(try response())
        #expect(response.status == .ok)
        #expect(response.headers["Content-Type"] == "image/webp")
        #expect(response.headers["ETag"] == "\"t1\"")
        #expect(response.headers["Cache-Control"] == "immutable")
        #expect(response.headers["Accept-Ranges"] == "bytes")
        #expect(part(response) == [0, 10])
    }
    @Test func `a range comes as 206 with its place`() throws {
        let response = try #require(try response(.get, ["Range": "bytes=2-4"]))
        #expect(response.status == .partialContent)
        #expect(response.headers["Content-Range"] == "bytes 2-4/10")
        #expect(part(response) == [2, 3])
    }
    @Test func `a range beyond the end is 416 and names the length`() throws {
        let response = try #require(try response(.get, ["Range": "bytes=10-"]))
        #expect(response.status == .rangeNotSatisfiable)
        #expect(response.headers["Content-Range"] == "bytes */10")
        #expect(response.headers["Cache-Control"] == nil)
        #expect(response.bytes == [])
    }
    @Test func `a range is for GET only`() throws {
        let response = try #require(try response(.head, ["Range": "bytes=2-4"]))
        #expect(response.status == .ok)
        #expect(part(response) == [0, 10])
    }
    @Test(arguments: [("\"t1\"", 3), ("\"t2\"", 10), ("W/\"t1\"", 10), ("Fri, 20 Nov 2026 10:00:00 GMT", 10)])
    func `If-Range gives the part only of the very same bytes`(condition: String, count: Int) throws {
        let response = try response(.get, ["Range": "bytes=2-4", "If-Range": condition])
        #expect(part(response)?[1] == count)
    }
    @Test func `a file that the client has is 304, whatever range it asks for`() throws {
        let response = try #require(try response(.get, ["Range": "bytes=2-4", "If-None-Match": "\"t1\""]))
        #expect(response.status == .notModified)
        #expect(response.headers["ETag"] == "\"t1\"")
        #expect(response.headers["Content-Type"] == nil)
        #expect(response.bytes == [])
    }
}
