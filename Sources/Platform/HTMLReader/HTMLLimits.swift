/// How much of a stranger's page is read.
package struct HTMLLimits: Sendable {
    /// Bytes after this are not read.
    package var maxBytes: Int
    /// Elements open at once; the page is read up to where it would nest deeper.
    package var maxDepth: Int
    /// Memory the parser may hold for one page, in bytes. About 60 × the page is usual, hostile markup needs far more.
    package var maxMemory: Int

    package init(maxBytes: Int = 2 << 20, maxDepth: Int = 512, maxMemory: Int = 192 << 20) {
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxMemory = maxMemory
    }
}

package enum HTMLFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The markup is built to make a parser's tree explode.
    case needsTooMuchMemory(limitBytes: Int)

    package var description: String {
        switch self {
        case .needsTooMuchMemory(let limit): "the page's tree needs more than \(limit) bytes"
        }
    }
}
