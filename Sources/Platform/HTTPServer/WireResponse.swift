import CMicroHTTPD
import Foundation
import HTTP
import Synchronization

/// A response in libmicrohttpd's form.
struct WireResponse {
    private let pointer: OpaquePointer?
    private let status: UInt32

    init(_ response: Response, connection: OpaquePointer, peer: ConnectionState, core: ServerCore, isHead: Bool) {
        var response = response
        switch response.body {
        case .empty: pointer = soko_mhd_bytes(nil, 0)
        case .bytes(let bytes): pointer = bytes.withUnsafeBytes { soko_mhd_bytes($0.baseAddress, $0.count) }
        case .file(let path, let offset, let count):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor >= 0 {
                pointer = MHD_create_response_from_fd_at_offset64(UInt64(count), descriptor, UInt64(offset))
            } else {
                // What the headers say of the file (its tag, for how long to keep it) is not true of this answer.
                response = Response(errno == ENOENT ? .notFound : .unavailable, headers: ["Cache-Control": "no-store"])
                pointer = soko_mhd_bytes(nil, 0)
            }
        case .stream(let produce): pointer = BodyPipe.response(connection: connection, peer: peer, core: core, produce)
        }
        // 2026-11: libmicrohttpd 0.9.75 ends the answer to HEAD with the last chunk of a body that it does not send, which
        // the client takes for the next answer. Ends with a version whose HEAD of a stream is its headers alone.
        if isHead, case .stream = response.body { soko_mhd_without_chunks(pointer) }
        self.status = UInt32(response.status.rawValue)
        for (name, value) in response.headers { add(name, value) }
        if core.isDraining.load(ordering: .relaxed) { add("Connection", "close") }
    }

    /// Queues and forgets the response; libmicrohttpd frees it when it is sent.
    func queue(on connection: OpaquePointer) -> MHD_Result {
        guard let pointer else { return soko_mhd_result(0) }
        defer { MHD_destroy_response(pointer) }
        return MHD_queue_response(connection, status, pointer)
    }

    /// A value with a line break in it is not sent at all: libmicrohttpd refuses it, and so nobody can add a header.
    private func add(_ name: String, _ value: String) {
        guard let pointer else { return }
        MHD_add_response_header(pointer, name, value)
    }
}
