import CONNX

/// A loaded network and the C calls around one run of it. Blocks; `OnnxModel` keeps it off the cooperative pool.
///
/// `@unchecked Sendable`: ONNX Runtime documents a session's run as safe from several threads; everything else here is
/// constant after `init`.
final class OnnxSession: @unchecked Sendable {
    private let runtime: OnnxRuntime
    private let session: OpaquePointer
    private let memory: UnsafeMutablePointer<OrtAllocator>
    let inputs: [String]
    let outputs: [String]

    init(path: String, threads: Int) throws(ModelFault) {
        let runtime = try OnnxRuntime.shared.get()
        let api = runtime.api
        let fault = { ModelFault.cannotLoad(file: path, $0) }
        var options: OpaquePointer?
        try runtime.check(api.CreateSessionOptions(&options), fault)
        defer { api.ReleaseSessionOptions(options) }
        try runtime.check(api.SetIntraOpNumThreads(options, Int32(threads)), fault)
        try runtime.check(api.SetInterOpNumThreads(options, 1), fault)
        try runtime.check(api.SetSessionGraphOptimizationLevel(options, ORT_ENABLE_ALL), fault)
        try runtime.check(api.SetSessionLogSeverityLevel(options, Int32(ORT_LOGGING_LEVEL_FATAL.rawValue)), fault)
        // The arena never gives back what the longest batch needed once; without it a run costs a few µs more.
        try runtime.check(api.DisableCpuMemArena(options), fault)
        try runtime.check(api.DisableMemPattern(options), fault)
        // A waiting thread that spins takes a core from the server.
        try runtime.check(api.AddSessionConfigEntry(options, "session.intra_op.allow_spinning", "0"), fault)
        var session: OpaquePointer?
        try runtime.check(api.CreateSession(runtime.environment, path, options, &session), fault)
        guard let session else { throw fault("no session") }
        (self.runtime, self.session) = (runtime, session)
        do throws(ModelFault) {
            var memory: UnsafeMutablePointer<OrtAllocator>?
            try runtime.check(api.GetAllocatorWithDefaultOptions(&memory), fault)
            guard let memory else { throw fault("no allocator") }
            self.memory = memory
            inputs = try Self.names(session, runtime, memory, api.SessionGetInputCount, api.SessionGetInputName)
            outputs = try Self.names(session, runtime, memory, api.SessionGetOutputCount, api.SessionGetOutputName)
        } catch {
            api.ReleaseSession(session)
            throw error
        }
    }

    deinit { runtime.api.ReleaseSession(session) }

    func run(_ tensors: [String: Tensor], output: String) throws(ModelFault) -> Tensor {
        let api = runtime.api
        let names = tensors.keys.sorted()
        var values: [OpaquePointer?] = []
        defer { for value in values { api.ReleaseValue(value) } }
        for name in names {
            guard inputs.contains(name), let tensor = tensors[name] else {
                throw .wrongShape("it has no input \(name), only \(inputs.joined(separator: ", "))")
            }
            values.append(try made(tensor))
        }
        guard outputs.contains(output) else {
            throw .wrongShape("it has no output \(output), only \(outputs.joined(separator: ", "))")
        }
        var result: OpaquePointer?
        let status = withCStrings(names) { names in
            output.withCString { output in
                var wanted: UnsafePointer<CChar>? = output
                return api.Run(session, nil, names, values, values.count, &wanted, 1, &result)
            }
        }
        defer { api.ReleaseValue(result) }
        try runtime.check(status)
        return try read(result)
    }

    private func made(_ tensor: Tensor) throws(ModelFault) -> OpaquePointer? {
        let api = runtime.api
        let shape = tensor.shape.map(Int64.init)
        let type =
            switch tensor.numbers {
            case .floats: ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT
            case .integers: ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64
            }
        var value: OpaquePointer?
        try runtime.check(api.CreateTensorAsOrtValue(memory, shape, shape.count, type, &value))
        var place: UnsafeMutableRawPointer?
        do throws(ModelFault) { try runtime.check(api.GetTensorMutableData(value, &place)) } catch {
            api.ReleaseValue(value)
            throw error
        }
        switch tensor.numbers {
        case .floats(let numbers):
            numbers.withUnsafeBytes { place?.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        case .integers(let numbers):
            numbers.withUnsafeBytes { place?.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        }
        return value
    }

    private func read(_ value: OpaquePointer?) throws(ModelFault) -> Tensor {
        let api = runtime.api
        var isTensor: Int32 = 0
        try runtime.check(api.IsTensor(value, &isTensor))
        guard isTensor == 1 else { throw .wrongShape("its output is not a tensor") }
        var info: OpaquePointer?
        try runtime.check(api.GetTensorTypeAndShape(value, &info))
        defer { api.ReleaseTensorTypeAndShapeInfo(info) }
        var (type, rank) = (ONNX_TENSOR_ELEMENT_DATA_TYPE_UNDEFINED, 0)
        try runtime.check(api.GetTensorElementType(info, &type))
        guard type == ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT else { throw .wrongShape("its output is not 32-bit floats") }
        try runtime.check(api.GetDimensionsCount(info, &rank))
        var sides = [Int64](repeating: 0, count: rank)
        try runtime.check(api.GetDimensions(info, &sides, rank))
        let shape = sides.map(Int.init)
        let count = shape.reduce(1, *)
        guard count > 0 else { throw .wrongShape("its output is empty: \(shape)") }
        var place: UnsafeMutableRawPointer?
        try runtime.check(api.GetTensorMutableData(value, &place))
        guard let start = place?.assumingMemoryBound(to: Float.self) else { throw .failed("its output has no numbers") }
        return Tensor(Array(UnsafeBufferPointer(start: start, count: count)), shape: shape)
    }

    private typealias Count = @convention(c) (OpaquePointer?, UnsafeMutablePointer<Int>?) -> OpaquePointer?
    private typealias Name =
        @convention(c) (
            OpaquePointer?, Int, UnsafeMutablePointer<OrtAllocator>?,
            UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        ) -> OpaquePointer?

    private static func names(
        _ session: OpaquePointer, _ runtime: OnnxRuntime, _ memory: UnsafeMutablePointer<OrtAllocator>, _ count: Count,
        _ name: Name
    ) throws(ModelFault) -> [String] {
        var total = 0
        try runtime.check(count(session, &total))
        var names: [String] = []
        for place in 0..<total {
            var text: UnsafeMutablePointer<CChar>?
            try runtime.check(name(session, place, memory, &text))
            guard let text else { continue }
            names.append(String(cString: text))
            try runtime.check(runtime.api.AllocatorFree(memory, text))
        }
        return names
    }
}

/// The strings as C wants them, for as long as `body` runs.
private func withCStrings<Value>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
    func take(_ place: Int, _ taken: [UnsafePointer<CChar>?]) -> Value {
        guard place < strings.count else { return body(taken) }
        return strings[place].withCString { take(place + 1, taken + [$0]) }
    }
    return take(0, [])
}
