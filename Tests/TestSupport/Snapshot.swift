import Foundation
import HTML
import Testing

/// Compares a page with its committed text in `Snapshots` beside the test, one tag per line. `SOKO_RECORD=1` writes the text
/// anew instead.
package func expectSnapshot(
    _ name: String, _ page: some Markup, sourceLocation: SourceLocation = #_sourceLocation, test: String = #filePath
) throws {
    let text = page.renderedText.replacing("><", with: ">\n<") + "\n"
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name).html")
    if ProcessInfo.processInfo.environment["SOKO_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    // The first line that differs says more than two whole pages.
    let lines = zip(recorded.split(separator: "\n"), text.split(separator: "\n"))
    let difference = lines.first { $0 != $1 }
    #expect(
        recorded == text, "\(name): recorded \(difference?.0 ?? "…"), now \(difference?.1 ?? "…")",
        sourceLocation: sourceLocation)
}
