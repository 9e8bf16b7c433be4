import CMicroHTTPD
import Foundation
import HTTP

/// The request line has come: the exchange begins and is libmicrohttpd's to keep until `onCompleted`.
func onRequestLine(
    _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let context, let target, let connection, let state = soko_mhd_context(connection) else { return nil }
    let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    let peer = Unmanaged<ConnectionState>.fromOpaque(state).takeUnretainedValue()
    peer.mustBeHeard(before: core.tick + core.settings.requestSeconds)
    // A target that is not UTF-8 is repaired and then matches no route.
    let exchange = Exchange(core: core, connection: connection, peer: peer, target: String(cString: target))
    return Unmanaged.passRetained(exchange).toOpaque()
}

func onRequest(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ upload: UnsafePointer<CChar>?,
    _ uploadSize: UnsafeMutablePointer<Int>?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let pointer = state?.pointee, let method, let uploadSize else { return soko_mhd_result(0) }
    let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
    if !exchange.hasBegun {
        return exchange.begin(
            method: String(cString: method), needsHost: version.map { strcmp($0, "HTTP/1.0") != 0 } ?? true)
    }
    if uploadSize.pointee > 0 {
        let result = exchange.receive(UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee))
        uploadSize.pointee = 0
        return result
    }
    return exchange.proceed()
}

func onCompleted(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ code: MHD_RequestTerminationCode
) {
    guard let pointer = state?.pointee else { return }
    state?.pointee = nil
    Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue().completed()
}

func onConnection(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
    guard let context, let connection, let slot else { return }
    let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    if soko_mhd_started(code) != 0 {
        let state = ConnectionState(connection, heardBefore: core.tick + core.settings.requestSeconds)
        core.opened(state)
        slot.pointee = Unmanaged.passRetained(state).toOpaque()
    } else if let pointer = slot.pointee {
        slot.pointee = nil
        let state = Unmanaged<ConnectionState>.fromOpaque(pointer).takeRetainedValue()
        state.willClose()
        core.closed(state)
    }
}

func onHeader(
    _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
    _ value: UnsafePointer<CChar>?
) -> MHD_Result {
    guard let context, let name else { return soko_mhd_result(1) }
    context.assumingMemoryBound(to: Headers.self).pointee.add(
        String(cString: name), value.map { String(cString: $0) } ?? "")
    return soko_mhd_result(1)
}
