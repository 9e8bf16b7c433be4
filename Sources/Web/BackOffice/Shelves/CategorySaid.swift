import Catalog
import Frame
import Vocabulary

/// What the pages of categories say.
enum CategorySaid {
    static let categories = Said("Categories", "Aina", "Catégories", "الفئات", "หมวดหมู่")
    static let add = Said("New category", "Aina mpya", "Nouvelle catégorie", "فئة جديدة", "เพิ่มหมวดหมู่")
    static let name = Said("Name", "Jina", "Nom", "الاسم", "ชื่อ")
    static let parent = Said("Below", "Chini ya", "Sous", "ضمن", "อยู่ใต้")
    static let top = Said("At the top", "Juu kabisa", "À la racine", "في الأعلى", "ระดับบนสุด")
    static let slug = Said("In addresses", "Kwenye anwani", "Dans les adresses", "في العناوين", "ในที่อยู่เว็บ")
    static let slugHint = Said(
        "Small Latin letters, digits and hyphens. Empty: made from the name.",
        "Herufi ndogo, tarakimu na vistari. Ikiachwa wazi: kutoka kwa jina.",
        "Minuscules latines, chiffres et tirets. Vide : d'après le nom.",
        "أحرف لاتينية صغيرة وأرقام وشرطات. فارغ: من الاسم.", "อักษรละตินตัวเล็ก ตัวเลข และขีด เว้นว่าง: สร้างจากชื่อ")
    static let oldSlug = Said(
        "The old address leads to the new one.", "Anwani ya zamani inaelekeza kwa mpya.",
        "L'ancienne adresse mène à la nouvelle.", "العنوان القديم يقود إلى الجديد.", "ที่อยู่เดิมจะพาไปที่ใหม่")
    static let landing = Said(
        "Text above its goods", "Maandishi juu ya bidhaa", "Texte au-dessus des produits", "نص فوق المنتجات",
        "ข้อความเหนือสินค้า")
    static let place = Said("Place", "Mahali", "Emplacement", "المكان", "ตำแหน่ง")
    static let position = Said("Position", "Nafasi", "Position", "الترتيب", "ลำดับ")
    static let move = Said("Move", "Hamisha", "Déplacer", "نقل", "ย้าย")
    static let attach = Said(
        "Add an attribute", "Ongeza sifa", "Ajouter une caractéristique", "إضافة خاصية", "เพิ่มคุณลักษณะ")
    static let required = Said("Required", "Inahitajika", "Obligatoire", "إلزامي", "จำเป็น")
    static let filter = Said(
        "Lists can be narrowed by it", "Orodha huchujwa nayo", "Sert de filtre", "تُصفّى به القوائم", "ใช้กรองรายการ")
    static let removalHint = Said(
        "Its goods move to the category above, or to “Other”. Its address leads there.",
        "Bidhaa zake huhamia aina ya juu, au “Nyingine”. Anwani yake inaelekeza huko.",
        "Ses produits passent à la catégorie au-dessus, ou à « Divers ». Son adresse y mène.",
        "تنتقل منتجاتها إلى الفئة الأعلى أو إلى «أخرى»، ويقود عنوانها إليها.",
        "สินค้าย้ายไปหมวดด้านบน หรือ “อื่นๆ” และที่อยู่เดิมจะพาไปที่นั่น")
    static let removed = Said(
        "Removed. Goods moved:", "Imeondolewa. Bidhaa zilizohamishwa:", "Supprimée. Produits déplacés :",
        "حُذفت. منتجات منقولة:", "ลบแล้ว สินค้าที่ย้าย:")

    /// Every place in the tree, indented by depth.
    static func places(_ tree: CategoryTree, _ language: Language, without code: String? = nil) -> [(
        value: String, label: String
    )] {
        let kept = tree.preorder.filter { node in code.map { !node.path.contains($0) } ?? true }
        return [("", top[language])]
            + kept.map { ($0.code, String(repeating: "\u{2003}", count: $0.depth) + $0.names[language]) }
    }

    static func refusal(_ refusal: CategoryRefusal) -> Said {
        switch refusal {
        case .noName: Said("Give it a name.", "Ipe jina.", "Donnez-lui un nom.", "أعطها اسمًا.", "โปรดตั้งชื่อ")
        case .slugTaken:
            Said(
                "That address is taken, or is no address.", "Anwani hiyo imechukuliwa au si sahihi.",
                "Cette adresse est prise ou incorrecte.", "هذا العنوان مستخدم أو غير صالح.", "ที่อยู่นี้ถูกใช้แล้วหรือไม่ถูกต้อง")
        case .notThere: ListingSaid.refusal(.notThere)
        case .belowItself:
            Said(
                "A category cannot stand below itself.", "Aina haiwezi kuwa chini yake yenyewe.",
                "Une catégorie ne peut pas être sous elle-même.", "لا يمكن أن تكون الفئة ضمن نفسها.",
                "หมวดหมู่อยู่ใต้ตัวเองไม่ได้")
        case .inUse:
            Said(
                "There are categories below it, or it is the one for goods without another.",
                "Kuna aina chini yake, au ni ya bidhaa zisizo na aina.",
                "Elle a des sous-catégories, ou c'est celle des produits sans catégorie.",
                "تحتها فئات، أو هي فئة المنتجات بلا فئة.", "มีหมวดย่อย หรือเป็นหมวดสำหรับสินค้าที่ไม่มีหมวด")
        case .tooDeep:
            Said(
                "The tree would be too deep.", "Mti ungekuwa mrefu mno.", "L'arbre serait trop profond.",
                "ستصبح الشجرة عميقة جدًا.", "ลึกเกินไป")
        }
    }
}
