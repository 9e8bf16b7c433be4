/// Wraps a handler. The first in a chain sees the request first and the response last.
package typealias Handler = @Sendable (Request) async throws -> Response
package typealias Middleware = @Sendable (@escaping Handler) -> Handler

/// `handler` with `middleware` around it, outermost first.
package func wrapped(_ handler: @escaping Handler, in middleware: [Middleware]) -> Handler {
    middleware.reversed().reduce(handler) { inner, outer in outer(inner) }
}
