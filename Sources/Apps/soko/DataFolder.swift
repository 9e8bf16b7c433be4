import Crypto
import Foundation

/// The folder that holds everything a market keeps on this machine.
struct DataFolder {
    let path: String

    /// Makes the folder.
    /// - Throws: `CommandFault` when it cannot be written.
    init(_ path: String) throws {
        self.path = URL(fileURLWithPath: path).standardizedFileURL.path
        do { try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true) } catch {
            throw CommandFault("cannot write to \(self.path); choose another folder with SOKO_DATA")
        }
        let probe = self.path + "/.writable-\(getpid())"
        guard FileManager.default.createFile(atPath: probe, contents: Data()) else {
            throw CommandFault("cannot write to \(self.path); choose another folder with SOKO_DATA")
        }
        unlink(probe)
    }

    var cluster: String { path + "/postgres" }
    var blobs: String { path + "/blobs" }
    /// Sealed files about people; nothing is served from here.
    var privateFiles: String { path + "/private" }
    var imports: String { path + "/imports" }
    /// Search indexes: all made from the database, and made again when they are gone.
    var search: String { path + "/search" }
    var models: String { path + "/models" }
    var sandboxCache: String { path + "/sandbox" }
    var settingsFile: String { path + "/settings" }

    /// The key that cookies are signed with; made at first use, readable by its owner only.
    func cookieKey() throws -> [UInt8] {
        let path = path + "/cookie.key"
        if let text = try? String(contentsOfFile: path, encoding: .utf8),
            let key = bytes(hex: text.prefix { $0 != "\n" }), key.count == 32
        {
            return key
        }
        let key = randomBytes(32)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw CommandFault("cannot write \(path)") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data((hex(key) + "\n").utf8))
        return key
    }
}

/// A command that cannot go on: one clear line for whoever typed it.
struct CommandFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
