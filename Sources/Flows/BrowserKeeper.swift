import Browser
import Telemetry

/// Keeps one browser for everybody who scouts, and starts another when it died.
package actor BrowserKeeper {
    private let log: Log
    private var browser: Task<Browser, any Error>?

    package init(log: Log) { self.log = log }

    /// A new page of the browser that runs, or of a fresh one.
    /// - Throws: `BrowserFault`.
    package func page(_ options: PageOptions) async throws -> Page {
        if let running = browser, let ending = try? await running.value.ending {
            log.warning("browser ended", ["fault": .text("\(ending)")])
            browser = nil
        }
        let task = browser ?? Task { try await Browser.launch() }
        browser = task
        do { return try await task.value.newPage(options) } catch {
            // A browser that cannot open a page is of no use to the next asker either.
            browser = nil
            throw error
        }
    }

    package func close() async {
        let running = try? await browser?.value
        browser = nil
        await running?.close()
    }
}
