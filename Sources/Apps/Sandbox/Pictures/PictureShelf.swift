import Foundation
import Images
import Lanes
import Telemetry

/// Pictures as the CDN serves them, made on first use and kept in a folder.
actor PictureShelf {
    struct Ready: Sendable {
        let path: String
        let contentType: String
        /// Names the content.
        let tag: String
    }
    private struct Key: Hashable {
        let id: String
        let side: Int
        let isWebP: Bool
    }

    private let images: Images
    private let folder: String
    /// Files are read and written here, not on the cooperative pool.
    private let files = Workbench(name: "sandbox-files", threads: 2)
    private var making: [Key: Task<Ready, any Error>] = [:]

    /// - Throws: `GoodsFault.noCacheFolder`.
    init(images: Images, folder: String) throws(GoodsFault) {
        self.images = images
        self.folder = folder
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw .noCacheFolder(folder)
        }
    }

    /// - Throws: `PictureRefusal` for a file that is no picture, or what reading and writing throws.
    func picture(of product: SandboxProduct, side: Int, isWebP: Bool) async throws -> Ready {
        let key = Key(id: product.id, side: side, isWebP: isWebP)
        if let task = making[key] {
            let ready = try await task.value
            // Somebody may have emptied the folder meanwhile.
            if FileManager.default.fileExists(atPath: ready.path) { return ready }
            if making[key] == task { making[key] = nil }
            return try await picture(of: product, side: side, isWebP: isWebP)
        }
        let task = Task { [images, folder, files] in
            try await Self.make(product, side: side, isWebP: isWebP, images, folder, files)
        }
        making[key] = task
        do { return try await task.value } catch {
            making[key] = nil
            throw error
        }
    }

    func bytes(of ready: Ready) async throws -> [UInt8] {
        try await files.run { Array(try Data(contentsOf: URL(fileURLWithPath: ready.path))) }
    }

    private static func make(
        _ product: SandboxProduct, side: Int, isWebP: Bool, _ images: Images, _ folder: String, _ files: Workbench
    ) async throws -> Ready {
        let format: Rendition.Format = isWebP ? .webp : .jpeg
        let (tag, drawing, source) = try await files.run { () -> (String, String?, String?) in
            switch product.picture {
            case .drawn(let picture):
                let svg = picture.svg
                return (String(stableHash(svg), radix: 36), svg, nil)
            case .file(let path):
                let facts = try FileManager.default.attributesOfItem(atPath: path)
                let state = "\(path) \(facts[.size] ?? 0) \(facts[.modificationDate] ?? 0)"
                return (String(stableHash(state), radix: 36), nil, path)
            }
        }
        let name = "\(product.id)-\(tag)-\(side)"
        let path = "\(folder)/\(name).\(isWebP ? "webp" : "jpg")"
        let ready = Ready(path: path, contentType: format.contentType, tag: name)
        if try await files.run({ FileManager.default.fileExists(atPath: path) }) { return ready }

        let rendition: Rendition
        if let drawing, case .drawn(let picture) = product.picture {
            let width = picture.width >= picture.height ? side : max(1, side * picture.width / picture.height)
            rendition = try await images.drawing(svg: drawing, width: width, format: format)
        } else {
            let bytes = try await files.run { Array(try Data(contentsOf: URL(fileURLWithPath: source ?? ""))) }
            let picture = try await images.picture(from: bytes)
            let width = picture.width >= picture.height ? side : max(1, side * picture.width / picture.height)
            rendition = try await picture.rendition(width: width, format: format)
        }
        // Whole or not at all: Foundation writes beside it and renames.
        try await files.run { try Data(rendition.bytes).write(to: URL(fileURLWithPath: path), options: .atomic) }
        return ready
    }
}
