import JSON
import Retrieval

/// The fields of an index, and how they are kept.
///
/// Words come stemmed, and blanks alone part them: both sides went through our own analyser, so Thai, Arabic and words in
/// several languages meet as they do in Xapian. They stand in one field, each as often as it counts (title four times), so
/// that a word in the title and the same in the description saturate together.
///
/// Numbers by which lists are narrowed down are keywords that sort as the numbers do (`MeasureKey`): a field for each code
/// would grow the mapping with every attribute that staff thinks of, up to a limit where all writing fails, and nested
/// documents would be a hundred for one.
enum OpenSearchShape {
    enum Field {
        static let item: StaticString = "item", words: StaticString = "words", title: StaticString = "title",
            written: StaticString = "written", facets: StaticString = "facets", measures: StaticString = "measures",
            amount: StaticString = "amount", time: StaticString = "time", place: StaticString = "place",
            prior: StaticString = "prior", isAvailable: StaticString = "is_available", marks: StaticString = "marks",
            position: StaticString = "position"
    }
    /// The analyser of alternatives: all words of a text stand at one place, which makes them one word.
    static let alternatives = "alternatives"
    /// Letters of a facet or a measure at most: what is longer is not looked for, and no document is refused for it.
    static let longest = 1_000

    static var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("settings")
            json.object { settings(&$0) }
            json.key("mappings")
            json.object { mappings(&$0) }
        }
        return json.bytes
    }

    private static func settings(_ json: inout JSONWriter) {
        json.key("index")
        json.object { json in
            // Counts of the most frequent values are exact in one shard, and only there; it holds some ten million products.
            json.member("number_of_shards", 1)
            json.key("analysis")
            json.object { analysis(&$0) }
            json.key("similarity")
            json.object { json in
                json.key("weighted")
                json.object { json in
                    json.member("type", "BM25")
                    json.member("k1", BM25.k1)
                    json.member("b", BM25.b)
                }
            }
        }
    }

    private static func analysis(_ json: inout JSONWriter) {
        json.key("filter")
        json.object { json in
            json.key(named: alternatives)
            json.object { json in
                json.member("type", "pattern_capture")
                json.member("preserve_original", false)
                json.key("patterns")
                json.array { $0.value(#"(\S+)"#) }
            }
        }
        json.key("analyzer")
        json.object { json in
            json.key(named: alternatives)
            json.object { json in
                json.member("type", "custom")
                json.member("tokenizer", "keyword")
                json.key("filter")
                json.array { $0.value(alternatives) }
            }
        }
    }

    private static func mappings(_ json: inout JSONWriter) {
        json.member("dynamic", "strict")
        // What answers carry; the words are only searched.
        json.key("_source")
        json.object { json in
            json.key("includes")
            json.array(of: [
                Field.amount, Field.time, Field.place, Field.prior, Field.isAvailable, Field.marks, Field.position,
            ]) {
                $0.value("\($1)")
            }
        }
        json.key("properties")
        json.object { json in
            field(Field.item, "long", &json)
            field(Field.words, "text", &json) { json in
                json.member("analyzer", "whitespace")
                json.member("index_options", "freqs")
                json.member("similarity", "weighted")
            }
            field(Field.title, "text", &json) { json in
                json.member("analyzer", "whitespace")
                json.member("norms", false)
            }
            field(Field.written, "keyword", &json)
            field(Field.facets, "keyword", &json) { $0.member("ignore_above", longest) }
            field(Field.measures, "keyword", &json) { $0.member("ignore_above", longest) }
            field(Field.amount, "long", &json)
            field(Field.time, "long", &json)
            field(Field.place, "geo_point", &json)
            field(Field.prior, "float", &json) { $0.member("index", false) }
            field(Field.isAvailable, "boolean", &json)
            field(Field.marks, "binary", &json)
            field(Field.position, "keyword", &json) { $0.member("index", false) }
        }
    }

    private static func field(
        _ name: StaticString, _ type: String, _ json: inout JSONWriter, _ more: (inout JSONWriter) -> Void = { _ in }
    ) {
        json.key(name)
        json.object { json in
            json.member("type", type)
            more(&json)
        }
    }
}
