import Foundation

/// Where indexes lie on this machine: whole ones that were built, and the replica of each serving process.
package struct SearchFolder: Sendable {
    private let path: String

    package init(_ path: String) { self.path = path }

    /// Of one serving process: the first that no other one holds is taken.
    package func replica(_ slot: Int) -> String { "\(path)/replica-\(slot)" }

    private var built: String { path + "/built" }

    /// Where the next whole index is made.
    package func nextBuilt() -> String { "\(built)/\(Self.stamp())" }

    package static func stamp() -> String {
        // Sorts by time, also of two in one second.
        String(format: "%016llx", UInt64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// The last whole one; nil for none. One that is still being made carries no mark yet.
    package func latestBuilt() -> String? {
        folders(in: built).last { FileManager.default.fileExists(atPath: $0 + "/" + Self.mark) }
    }

    /// Says that an index is whole, and takes those before it away.
    package func finish(_ folder: String) throws {
        guard FileManager.default.createFile(atPath: folder + "/" + Self.mark, contents: Data()) else {
            throw CocoaError(.fileWriteUnknown)
        }
        for old in folders(in: built) where old < folder { try FileManager.default.removeItem(atPath: old) }
    }

    static let mark = "whole"

    /// In the order of their names.
    func folders(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { folder + "/" + $0 }
    }
}
