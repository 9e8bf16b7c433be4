import JSON

extension Clause {
    /// All of these; their weights add up.
    static func all(_ clauses: [Clause], boost: Double = 1) -> Clause {
        bool(must: clauses, boost: boost)
    }

    /// At least one of these; the weights of those that are there add up.
    static func any(_ clauses: [Clause], atLeast: Int = 1) -> Clause {
        clauses.count == 1 ? clauses[0] : bool(should: clauses, atLeast: atLeast)
    }

    /// Conditions without weight.
    static func filter(_ clauses: [Clause]) -> Clause {
        clauses.isEmpty ? everything : bool(filter: clauses)
    }

    static func bool(
        must: [Clause] = [], should: [Clause] = [], filter: [Clause] = [], mustNot: [Clause] = [], atLeast: Int? = nil,
        boost: Double = 1
    ) -> Clause {
        Clause { json in
            json.key("bool")
            json.object { json in
                list("must", must, &json)
                list("should", should, &json)
                list("filter", filter, &json)
                list("must_not", mustNot, &json)
                if let atLeast { json.member("minimum_should_match", atLeast) }
                if boost != 1 { json.member("boost", boost) }
            }
        }
    }

    private static func list(_ name: StaticString, _ clauses: [Clause], _ json: inout JSONWriter) {
        if clauses.isEmpty { return }
        json.key(name)
        json.array(of: clauses) { json, clause in json.object { clause.write(&$0) } }
    }
}
