import Catalog
import Flows
import HTTP
import Vocabulary

/// What the form above a preview says.
enum ImportForm {
    /// Columns that are offered: a form has so many fields and no more.
    static let columns = 150

    static func wish(_ form: Query, currency: Currency) -> SteerImport.Wish {
        var mapping: ImportMapping = [:]
        for (name, value) in form.all where name.hasPrefix("c.") {
            if let field = ImportField(code: value) { mapping[String(name.dropFirst(2))] = field }
        }
        return SteerImport.Wish(
            mapping: mapping, currency: form["currency"].flatMap(Currency.init(code:)) ?? currency,
            pictureBase: (form["base"] ?? "").filter { !$0.isWhitespace }, makesCategories: form["categories"] == "yes")
    }
}
