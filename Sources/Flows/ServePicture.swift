import Blobs
import Foundation
import Images
import Media
import Synchronization
import Telemetry

/// Finds or makes a kept picture at a preset width and format.
///
/// Made on first use and kept; however many ask at once, it is made once. When the disk is full it is made and served
/// all the same, only not kept.
package actor ServePicture {
    package enum Found: Sendable {
        case file(path: String)
        case bytes([UInt8])
    }

    nonisolated private let blobs: BlobStore
    private let images: Images
    private let log: Log
    private var making: [BlobKey: Task<Found?, any Error>] = [:]

    package init(blobs: BlobStore, images: Images, log: Log) {
        self.blobs = blobs
        self.images = images
        self.log = log
    }

    nonisolated private func key(_ picture: PictureKey, _ width: PictureWidth, _ format: ServedFormat) -> BlobKey? {
        Self.folder(of: picture).flatMap { BlobKey("\($0.text)/\(width.rawValue).\(format.rawValue)") }
    }

    /// Where all sizes of a picture lie.
    static func folder(of picture: PictureKey) -> BlobKey? {
        BlobKey("renditions/\(picture.text.prefix(2))/\(picture.text)")
    }

    /// The rendition's file when it is made already. Never waits.
    nonisolated package func warm(_ picture: PictureKey, _ width: PictureWidth, _ format: ServedFormat) -> String? {
        key(picture, width, format).flatMap { blobs.holds($0) ? blobs.path($0) : nil }
    }

    /// The rendition; nil when no such picture is kept.
    /// - Throws: `PictureRefusal`, `PictureFault`, `BlobFault`.
    package func callAsFunction(_ picture: PictureKey, _ width: PictureWidth, _ format: ServedFormat) async throws
        -> Found?
    {
        guard let key = key(picture, width, format) else { return nil }
        if let task = making[key] { return try await task.value }
        let task = Task { try await make(key, picture, width, format) }
        making[key] = task
        defer { making[key] = nil }
        return try await task.value
    }

    private func make(_ key: BlobKey, _ picture: PictureKey, _ width: PictureWidth, _ format: ServedFormat) async throws
        -> Found?
    {
        let blobs = blobs
        if blobs.holds(key) { return .file(path: blobs.path(key)) }
        guard let original = try await Disk.work({ try blobs.bytes(KeepPicture.key(of: picture.text)) }) else {
            return nil
        }
        let target: Rendition.Format =
            switch format {
            case .avif: .avif
            case .webp: .webp
            case .jpeg: .jpeg
            }
        let rendition = try await images.rendition(of: original, width: width.rawValue, format: target)
        do {
            let isKept = try await Disk.work {
                try blobs.put(rendition.bytes, as: key)
                // Deleted meanwhile: then its sizes go too, whichever of the two came first.
                if blobs.holds(KeepPicture.key(of: picture.text)) { return true }
                blobs.remove(key)
                return false
            }
            return isKept ? .file(path: blobs.path(key)) : nil
        } catch let fault as BlobFault {
            log.warning("rendition not kept", ["key": .text(key.text), "fault": .fault(fault)])
            return .bytes(rendition.bytes)
        }
    }
}
