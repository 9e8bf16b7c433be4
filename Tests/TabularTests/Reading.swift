import Foundation
import Tabular

/// A file for one test, gone afterwards.
func withFile<Value>(_ bytes: some Sequence<UInt8>, _ body: (String) async throws -> Value) async throws -> Value {
    let path = FileManager.default.temporaryDirectory.path + "/soko-tabular-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    return try await body(path)
}

/// All of a file, a few rows at a time.
struct Whole: Equatable {
    var columns: [String] = []
    var rows: [TabularRow] = []
    var fault: TabularFault?

    var fields: [[String]] { rows.map(\.fields) }
}

func reading(
    _ bytes: some Sequence<UInt8>, limits: TabularLimits = TabularLimits(), atOnce: Int = 3
) async throws -> Whole {
    try await withFile(bytes) { path in
        var whole = Whole()
        do {
            let reader = try await TabularReader(path: path, limits: limits)
            while true {
                let batch = try await reader.next(atOnce)
                whole.columns = batch.columns
                whole.rows += batch.rows
                if batch.isLast { return whole }
            }
        } catch let fault as TabularFault {
            whole.fault = fault
            return whole
        }
    }
}

func reading(_ text: String, limits: TabularLimits = TabularLimits()) async throws -> Whole {
    try await reading(text.utf8, limits: limits)
}
