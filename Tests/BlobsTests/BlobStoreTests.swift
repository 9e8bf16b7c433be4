import Blobs
import Foundation
import TestSupport
import Testing

@Suite struct BlobStoreTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "soko-blobs-\(UUID().uuidString)"
        try body(folder)
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test func `a blob comes back as it was put`() throws {
        try withFolder { folder in
            let store = try BlobStore(folder: folder)
            let key = try #require(BlobKey("pictures/ab/abc"))
            #expect(try store.bytes(key) == nil)
            try store.put([1, 2, 3], as: key)
            #expect(try store.bytes(key) == [1, 2, 3])
            try store.put([4], as: key)
            #expect(try store.bytes(key) == [4])
            store.remove(key)
            #expect(!store.holds(key))
        }
    }

    @Test func `what lies under a key goes with it, and nothing beside it`() throws {
        try withFolder { folder in
            let store = try BlobStore(folder: folder)
            let keys = try ["a/b/1", "a/b/c/2", "a/bb", "a/d"].map { try #require(BlobKey($0)) }
            for key in keys { try store.put([1], as: key) }
            store.removeAll(under: try #require(BlobKey("a/b")))
            store.removeAll(under: try #require(BlobKey("nothing/there")))
            #expect(keys.map { store.holds($0) } == [false, false, true, true])
        }
    }

    @Test(arguments: [
        "", "/etc/passwd", "../x", "a/../b", "a//b", ".hidden", "a/.part", "a b", "a\0b",
        String(repeating: "a", count: 201),
    ])
    func `a name that leads elsewhere is no key`(_ text: String) { #expect(BlobKey(text) == nil) }

    @Test func `a full disk leaves a clear fault and no half blob`() throws {
        guard getuid() == 0 else { return print("skipped: mounting a small disk needs root") }
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard mount("none", folder, "tmpfs", 0, "size=64k") == 0 else {
                return print("skipped: this machine allows no mount")
            }
            defer { umount(folder) }
            let store = try BlobStore(folder: folder + "/blobs")
            let small = try #require(BlobKey("small")), large = try #require(BlobKey("large"))
            try store.put([1, 2, 3], as: small)
            do {
                try store.put([UInt8](repeating: 7, count: 1 << 20), as: large)
                Issue.record("a megabyte fitted into 64 KiB")
            } catch let fault as BlobFault {
                #expect("\(fault)" == "cannot write large: No space left on device")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["small"])
            #expect(try store.bytes(small) == [1, 2, 3])
        }
    }
}
