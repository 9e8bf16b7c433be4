import Accounts
import Catalog
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// What can be said of goods: the list, and a form for each.
struct AttributesHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.attributes, for: .staff(.catalogue)) { request in
                let work = try await door.work(request)
                let attributes = try await Catalog.Attribute.all(in: work.db)
                return work.page(
                    AttributesPage(
                        desk: work.frame(ListingSaid.attributes[work.language]), attributes: attributes, note: work.note
                    ))
            },
            Endpoint(ShelfRoutes.newAttribute, for: .staff(.catalogue)) { request in
                form(try await door.work(request), AttributeForm(), isNew: true)
            },
            Endpoint(ShelfRoutes.attribute, for: .staff(.catalogue)) { request, code in
                let work = try await door.work(request)
                guard let known = try await Catalog.Attribute.find(code.text, in: work.db) else {
                    throw Problem(.notFound, code: "no-such-attribute")
                }
                return form(work, AttributeForm(known), isNew: false)
            },
            Endpoint(ShelfRoutes.attributeSaving, for: .staff(.catalogue), bodyLimit: 256 << 10) { request in
                try await save(try await door.form(request))
            },
        ]
    }

    private func form(_ work: DeskWork, _ form: AttributeForm, isNew: Bool, refusal: AttributeRefusal? = nil)
        -> Response
    {
        let title = isNew ? AttributeSaid.new[work.language] : form.names[work.language]
        return work.page(
            AttributePage(
                desk: work.frame(title), form: form, isNew: isNew,
                fault: refusal.map { AttributeSaid.refusal($0)[work.language] }),
            refusal == nil ? .ok : .unprocessable)
    }

    private func save(_ work: DeskWork) async throws -> Response {
        let query = work.request.form
        let typed = AttributeForm(query)
        let isNew = query["new"] != nil
        do {
            let attribute = try typed.attribute(isNew: isNew)
            try await work.db.transaction { tx in
                if isNew, try await Catalog.Attribute.find(attribute.code, in: tx) != nil {
                    throw AttributeRefusal.codeTaken
                }
                try await attribute.save(in: tx)
            }
            return work.done(ShelfRoutes.attributes.path(), saying: work.saved)
        } catch let refusal as AttributeRefusal { return form(work, typed, isNew: isNew, refusal: refusal) }
    }
}

/// What the form of an attribute holds, as it was typed.
struct AttributeForm: Sendable {
    var code = ""
    var kind = Catalog.Attribute.Kind.text.rawValue
    var names = Names([:])
    var unit = ""
    /// A line each: `winter; en=Winter; fr=Hiver`.
    var choices = ""

    init() {}

    init(_ known: Catalog.Attribute) {
        (code, kind, names, unit) = (known.code, known.kind.rawValue, known.names, known.unit)
        choices = known.choices.map { choice in
            ([choice.code]
                + Language.allCases.compactMap { language in
                    choice.names.given(in: language).map { "\(language.tag)=\($0)" }
                }).joined(separator: "; ")
        }.joined(separator: "\n")
    }

    init(_ form: Query) {
        code = (form["code"] ?? "").trimmed
        kind = form["kind"] ?? ""
        names = Names(form, "name")
        unit = String((form["unit"] ?? "").trimmed.prefix(20))
        choices = form["choices"] ?? ""
    }

    /// - Throws: `AttributeRefusal`.
    func attribute(isNew: Bool) throws -> Catalog.Attribute {
        guard let kind = Catalog.Attribute.Kind(rawValue: kind) else { throw AttributeRefusal.otherKind }
        guard !names.isEmpty else { throw AttributeRefusal.noName }
        let code = code.isEmpty && isNew ? Slug(naming: names[.english], fallback: "attribute").text : code
        guard Slug(pathText: code) != nil, code.utf8.count <= 60 else { throw AttributeRefusal.codeTaken }
        return Attribute(
            code: code, kind: kind, names: names, unit: kind == .number ? unit : "",
            choices: kind == .choice ? try readChoices() : [])
    }

    private func readChoices() throws -> [Catalog.Attribute.Choice] {
        var seen: Set<String> = []
        return try choices.split(whereSeparator: \.isNewline).prefix(300).compactMap { line in
            let parts = line.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
            guard let first = parts.first else { return nil }
            var names: [Language: String] = [:]
            for part in parts.dropFirst() {
                let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
                guard sides.count == 2, let language = Language(rawValue: sides[0]) else {
                    throw AttributeRefusal.noChoices
                }
                names[language] = String(sides[1].prefix(80))
            }
            // A line of one word is its name in English.
            if names.isEmpty { names[.english] = String(first.prefix(80)) }
            let code = Slug(pathText: first)?.text ?? Slug(naming: first, fallback: "choice").text
            guard seen.insert(code).inserted else { throw AttributeRefusal.noChoices }
            return Catalog.Attribute.Choice(code: code, names: Names(names))
        }
    }
}
