/// A path of this site that came with a request, to send the visitor back to. Anything else becomes `/`, so no link of
/// ours leads elsewhere.
package struct LocalPath: Sendable {
    package let text: String

    package init(_ given: String?) {
        let isLocal = given.map { path in
            path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\") && path.utf8.count <= 2048
                && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        }
        text = isLocal == true ? given ?? "/" : "/"
    }
}
