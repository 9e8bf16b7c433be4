import Foundation

/// A value as JSON, the members of objects in the order of their names.
/// - Parameter value: made of texts, flags, whole numbers and finite numbers; nothing else may come here.
package func jsonText(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(value) else { preconditionFailure("texts and finite numbers are JSON") }
    return String(decoding: data, as: UTF8.self)
}
