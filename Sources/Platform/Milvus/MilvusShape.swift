import JSON

/// The fields of a collection, and how its vectors are indexed.
package struct MilvusShape: Sendable {
    package enum Kind: Sendable {
        case whole, flag, json
        /// The longest in bytes.
        case text(Int)
        /// How many, and the longest in bytes.
        case texts(Int, longest: Int)
        /// How many numbers; compared by their inner product.
        case vector(Int)
    }
    package struct Field: Sendable {
        package let name: StaticString
        package let kind: Kind
        package init(_ name: StaticString, _ kind: Kind) { (self.name, self.kind) = (name, kind) }
    }

    /// The first is the key, a whole number.
    package let fields: [Field]
    /// Which of them is searched.
    package let vector: StaticString
    /// HNSW's neighbours a node, and the width of the search that finds them.
    package let neighbours: Int
    package let buildWidth: Int

    package init(_ fields: [Field], searched vector: StaticString, neighbours: Int, buildWidth: Int) {
        (self.fields, self.vector, self.neighbours, self.buildWidth) = (fields, vector, neighbours, buildWidth)
    }

    var names: Set<String> { Set(fields.map { "\($0.name)" }) }

    /// The members of a request that makes such a collection.
    func write(to json: inout JSONWriter) {
        json.key("schema")
        json.object { json in
            json.member("autoID", false)
            json.member("enableDynamicField", false)
            json.key("fields")
            json.array { json in
                for (place, field) in fields.enumerated() { write(field, isKey: place == 0, to: &json) }
            }
        }
        json.key("indexParams")
        json.array { json in
            json.object { json in
                json.member("fieldName", "\(vector)")
                json.member("indexName", "\(vector)")
                json.member("metricType", "IP")
                json.member("indexType", "HNSW")
                json.key("params")
                json.object { json in
                    // 2.4 looks for the type here.
                    json.member("index_type", "HNSW")
                    json.member("M", "\(neighbours)")
                    json.member("efConstruction", "\(buildWidth)")
                }
            }
        }
    }

    private func write(_ field: Field, isKey: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("fieldName", "\(field.name)")
            if isKey { json.member("isPrimary", true) }
            switch field.kind {
            case .whole: json.member("dataType", "Int64")
            case .flag: json.member("dataType", "Bool")
            case .json: json.member("dataType", "JSON")
            case .text(let longest):
                json.member("dataType", "VarChar")
                json.key("elementTypeParams")
                json.object { $0.member("max_length", "\(longest)") }
            case .texts(let most, let longest):
                json.member("dataType", "Array")
                json.member("elementDataType", "VarChar")
                json.key("elementTypeParams")
                json.object {
                    $0.member("max_capacity", "\(most)")
                    $0.member("max_length", "\(longest)")
                }
            case .vector(let count):
                json.member("dataType", "FloatVector")
                json.key("elementTypeParams")
                json.object { $0.member("dim", "\(count)") }
            }
        }
    }
}
