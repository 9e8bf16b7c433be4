import HTTP

extension Endpoint {
    /// What it answers when all is well.
    var answers: [(status: Status, schema: Schema?)] {
        [(success, returns)] + [alternative].compactMap { $0 }.map { ($0.status, $0.schema) }
    }

    /// What the document says besides success: what the endpoint names itself, and what the chain before it refuses.
    var described: [Status] {
        // A token that is none, a rate that is used up, and a database that is away are refused everywhere.
        var statuses: Set<Status> = Set(refusals).union([.unauthorized, .tooManyRequests, .unavailable])
        if !pathParameters.isEmpty { statuses.insert(.notFound) }
        // Keys carry scopes, and forms of a browser a token.
        if !audience.isOpen || !method.isSafe { statuses.insert(.forbidden) }
        if body != nil {
            statuses.formUnion([.badRequest, .contentTooLarge, .unsupportedMediaType, .unprocessable])
        }
        return statuses.sorted { $0.rawValue < $1.rawValue }
    }
}
