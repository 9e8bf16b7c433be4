/// The shape of a JSON value, as OpenAPI 3.1 (JSON Schema 2020-12) says it.
package indirect enum Schema: Sendable {
    case string(format: String? = nil, pattern: String? = nil, choices: [String] = [])
    case integer(minimum: Int? = nil, maximum: Int? = nil, choices: [Int] = [])
    case number
    case boolean
    case array(Schema)
    /// A member whose schema is `optional` may be null; every member is always there.
    case object([(name: String, schema: Schema)])
    case optional(Schema)
    /// A schema with a name of its own under `#/components/schemas`.
    case named(String, Schema)
}
