/// The term under which an index holds a number by which a thing is asked for.
///
/// It begins with a capital letter, which no folded word has: numbers and words stand in one list and never meet.
package enum NumberTerm {
    package static func of(_ number: String) -> String { "N" + number.prefix(60) }
}
