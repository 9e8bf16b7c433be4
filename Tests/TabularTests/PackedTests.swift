import Compression
import Foundation
import Tabular
import Testing

@Suite struct PackedTests {
    private static let text = Array("a,b\n1,2\n".utf8)

    @Test func `gzip is unpacked, several streams behind one another too`() async throws {
        let packed = Encoding.gzip.compressed(Self.text)
        #expect(try await reading(packed).fields == [["1", "2"]])
        let more = Encoding.gzip.compressed(Array("3,4\n".utf8))
        #expect(try await reading(packed + more).fields == [["1", "2"], ["3", "4"]])
        #expect(try await reading(packed + more + [0, 0, 0]).fields == [["1", "2"], ["3", "4"]])
    }

    @Test func `a ZIP archive of one file is unpacked, folders and a Mac's shadow files passed over`() async throws {
        #expect(try await reading(zip([("goods.csv", Self.text)])).fields == [["1", "2"]])
        let shadowed = zip([("x/", []), ("x/goods.csv", Self.text), ("__MACOSX/._goods.csv", [1, 2])])
        #expect(try await reading(shadowed).fields == [["1", "2"]])
    }

    @Test func `archives of several files, of none, broken and encrypted ones are refused`() async throws {
        #expect(try await reading(zip([("a.csv", Self.text), ("b.csv", Self.text)])).fault == .notOneFile)
        #expect(try await reading(zip([])).fault == .notOneFile)
        #expect(try await reading(zip([("a.csv", Self.text)]).prefix(40)).fault == .brokenArchive)
        #expect(try await reading(zip([("a.csv", Self.text)], flags: 1)).fault == .encrypted)
        #expect(try await reading(Encoding.gzip.compressed(Self.text).dropLast(12)).fault == .brokenArchive)
    }

    @Test func `a bomb is refused while it is unpacked`() async throws {
        var limits = TabularLimits()
        limits.unpackedFreely = 1 << 20
        let zeros = Array("a,b\n".utf8) + [UInt8](repeating: UInt8(ascii: "\n"), count: 20 << 20)
        #expect(try await reading(Encoding.gzip.compressed(zeros), limits: limits).fault == .bomb)
        limits.unpackedFreely = .max
        limits.unpacked = 4 << 20
        #expect(try await reading(Encoding.gzip.compressed(zeros), limits: limits).fault == .bomb)
    }

    @Test func `what is no table says so`() async throws {
        #expect(try await reading("").fault == .empty)
        #expect(try await reading("\n \n").columns == ["(1)"])
        #expect(try await reading([0x89, 0x50, 0x4E, 0x47, 13, 10]).fault == .notATable)
        #expect(try await reading([UInt8](repeating: 1, count: 600)).fault == .notATable)
        let twice = Encoding.gzip.compressed(Encoding.gzip.compressed(Self.text))
        #expect(try await reading(twice).fault == .notATable)
    }

    @Test func `every prefix of an archive is refused or read, never worse`() async throws {
        let archive = zip([("goods.csv", Self.text)])
        for length in 3..<archive.count {
            let whole = try await reading(archive.prefix(length))
            #expect(whole.fault != nil)
        }
        for index in archive.indices {
            var broken = archive
            broken[index] ^= 0xFF
            let whole = try await reading(broken)
            #expect(whole.rows.count <= 2)
        }
    }

    /// Files stored as they are.
    private func zip(_ files: [(name: String, bytes: [UInt8])], flags: UInt16 = 0) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        func half(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        func word(_ value: Int) -> [UInt8] { half(value & 0xFFFF) + half(value >> 16) }
        for (name, bytes) in files {
            let offset = archive.count
            let common =
                half(20) + half(Int(flags)) + half(0) + word(0) + word(0) + word(bytes.count) + word(bytes.count)
            archive += word(0x0403_4b50) + common + half(name.utf8.count) + half(0) + Array(name.utf8) + bytes
            directory += word(0x0201_4b50) + half(20) + common + half(name.utf8.count) + half(0) + half(0) + half(0)
            directory += half(0) + word(0) + word(offset) + Array(name.utf8)
        }
        let start = archive.count
        archive += directory + word(0x0605_4b50) + half(0) + half(0) + half(files.count) + half(files.count)
        return archive + word(directory.count) + word(start) + half(0)
    }
}
