import Blobs
import Crypto
import Foundation
import Vocabulary

/// Files about a person, sealed with the vault's keys (AES-256-GCM, the key's name in front), in a folder that nothing is
/// served from. A file's name is part of its seal: put in another's place it does not open.
package struct PrivateFiles: Sendable {
    private let keys: SealingKeys
    private let store: BlobStore

    /// - Parameter folder: made when missing; readable by its owner only.
    /// - Throws: `BlobFault`.
    package init(keys: SealingKeys, folder: String) throws {
        self.keys = keys
        store = try BlobStore(folder: folder, isPrivate: true)
    }

    /// Keeps a file under a new name.
    /// - Throws: `BlobFault`; the disk may be full.
    package func keep(_ bytes: [UInt8], _ kind: PrivateFileName.Kind) async throws -> PrivateFileName {
        let name = PrivateFileName.random(kind)
        try await Disk.work { [self] in try store.put(keys.seal(bytes, context: Self.context(name)), as: Self.key(name))
        }
        return name
    }

    /// The clear bytes. Reading is itself an entry in the audit log: `recording` writes it, and nothing is read without it.
    /// - Throws: `Vault.Fault`, `BlobFault`.
    package func open(_ name: PrivateFileName, recording: () async throws -> Void) async throws -> [UInt8] {
        try await recording()
        return try await Disk.work { [self] in try clear(name) }
    }

    package func remove(_ names: [PrivateFileName]) async throws {
        await Disk.work { [self] in for name in names { store.remove(Self.key(name)) } }
    }

    /// Files written before `time`, sorted by name, and drafts of writers that were killed.
    package func kept(before time: Date) async throws -> (files: [PrivateFileName], drafts: [BlobKey]) {
        try await Disk.work { [store] in
            let old = try store.shallowBlobs().filter { $0.writtenAt < time }.map(\.key)
            let files = old.compactMap { PrivateFileName($0.text) }.sorted { $0.text < $1.text }
            return (files, old.filter { $0.text.hasSuffix(".part") })
        }
    }

    package func remove(drafts: [BlobKey]) async throws {
        await Disk.work { [store] in for draft in drafts { store.remove(draft) } }
    }

    /// Seals files of old keys with the newest. One that does not open stays as it is and is counted: its key is gone, or
    /// somebody has been at it.
    /// - Parameter progress: called after every 50 files with how many were renewed so far.
    package func renew(progress: (Int) async throws -> Void = { _ in }) async throws -> (renewed: Int, unreadable: Int)
    {
        var (renewed, unreadable) = (0, 0)
        for name in try await kept(before: .distantFuture).files {
            switch try await Disk.work({ [self] in try renew(name) }) {
            case .renewed: renewed += 1
            case .unreadable: unreadable += 1
            case .current: continue
            }
            if renewed > 0, renewed % 50 == 0 { try await progress(renewed) }
        }
        return (renewed, unreadable)
    }

    private enum Renewal { case renewed, current, unreadable }

    private func renew(_ name: PrivateFileName) throws -> Renewal {
        // Removed since the folder was read: there is nothing to renew.
        guard let sealed = try store.bytes(Self.key(name)), !keys.isCurrent(sealed) else { return .current }
        let clear: [UInt8]
        do throws(SealFault) { clear = try keys.open(sealed, context: Self.context(name)) } catch { return .unreadable }
        try store.put(keys.seal(clear, context: Self.context(name)), as: Self.key(name))
        return .renewed
    }

    private func clear(_ name: PrivateFileName) throws -> [UInt8] {
        guard let sealed = try store.bytes(Self.key(name)) else { throw Vault.Fault.notThere }
        do throws(SealFault) { return try keys.open(sealed, context: Self.context(name)) } catch {
            throw Vault.Fault.unreadable(error)
        }
    }

    private static func context(_ name: PrivateFileName) -> [UInt8] { Array("file:\(name.text)".utf8) }

    private static func key(_ name: PrivateFileName) -> BlobKey {
        guard let key = BlobKey(name.text) else { preconditionFailure("a private file's name is a blob's key") }
        return key
    }
}
