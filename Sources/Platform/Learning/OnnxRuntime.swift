import CONNX

/// The library's table of functions and its one environment.
///
/// `@unchecked Sendable`: the table is constant, and the environment is made once, never released, and documented as
/// safe to use from any thread.
struct OnnxRuntime: @unchecked Sendable {
    let api: OrtApi
    let environment: OpaquePointer

    /// ONNX Runtime allows one environment per process.
    static let shared = Result<OnnxRuntime, ModelFault> { () throws(ModelFault) in try OnnxRuntime() }

    private init() throws(ModelFault) {
        guard let table = OrtGetApiBase()?.pointee.GetApi(UInt32(ORT_API_VERSION)) else {
            throw .cannotStart("the library does not know version \(ORT_API_VERSION) of its interface")
        }
        api = table.pointee
        var made: OpaquePointer?
        if let status = api.CreateEnv(ORT_LOGGING_LEVEL_FATAL, "soko", &made) {
            throw .cannotStart(Self.text(of: status, api))
        }
        guard let made else { throw .cannotStart("no environment") }
        environment = made
        // Nothing is sent anywhere on Linux; off all the same.
        if let status = api.DisableTelemetryEvents(made) { api.ReleaseStatus(status) }
    }

    /// Turns a status into a fault made from its text.
    func check(_ status: OpaquePointer?, _ fault: (String) -> ModelFault = ModelFault.failed) throws(ModelFault) {
        if let status { throw fault(Self.text(of: status, api)) }
    }

    private static func text(of status: OpaquePointer, _ api: OrtApi) -> String {
        defer { api.ReleaseStatus(status) }
        return api.GetErrorMessage(status).map { String(cString: $0) } ?? "unknown"
    }
}
