import Foundation
import Vocabulary

/// Where files of goods lie while they are needed, and what was refused of them.
package struct ImportFolder: Sendable {
    package let path: String

    /// Makes the folder.
    package init(_ path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The file as it came.
    package func file(_ run: ImportRunID) -> String { path + "/" + run.pathText }
    package func refusals(_ run: ImportRunID) -> String { path + "/" + run.pathText + ".refusals" }

    func forget(_ run: ImportRunID) { unlink(file(run)) }

    /// Removes what belongs to none of these runs, and bodies that nobody took within a day.
    func clear(keeping runs: Set<ImportRunID>, now: Date = Date()) throws {
        let kept = Set(runs.map(\.pathText))
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            let place = path + "/" + name
            // A run's row is written right after its file: what is young may still get one.
            // Gone meanwhile: nothing to clear.
            let attributes = try? FileManager.default.attributesOfItem(atPath: place)
            guard let changed = attributes?[.modificationDate] as? Date, now.timeIntervalSince(changed) > 86_400,
                !kept.contains(String(name.prefix { $0 != "." }))
            else { continue }
            unlink(place)
        }
    }
}
