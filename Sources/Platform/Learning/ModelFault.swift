/// A model is missing, or does not do what it says.
package enum ModelFault: Error, Sendable, Hashable, CustomStringConvertible {
    case cannotStart(String)
    case missing(file: String)
    case cannotLoad(file: String, String)
    case malformed(file: String, String)
    /// Inputs or outputs are not of the names, counts or shapes that were expected.
    case wrongShape(String)
    case failed(String)

    package var description: String {
        switch self {
        case .cannotStart(let reason): "ONNX Runtime does not start: \(reason)"
        case .missing(let file): "the model file \(file) is missing"
        case .cannotLoad(let file, let reason): "the model \(file) can't be loaded: \(reason)"
        case .malformed(let file, let reason): "\(file) is not what a model brings: \(reason)"
        case .wrongShape(let reason): "the model does not fit: \(reason)"
        case .failed(let reason): "the model failed: \(reason)"
        }
    }
}
