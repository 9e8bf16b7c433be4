import Accounts
import Frame

/// The headings of a desk's menu, in their order.
package enum DeskSection: String, Sendable, CaseIterable {
    case overview, catalogue, stock, window, operations, people

    var title: Said {
        switch self {
        case .overview: Said("Overview", "Muhtasari", "Vue d'ensemble", "نظرة عامة", "ภาพรวม")
        case .catalogue: Said("Catalogue", "Katalogi", "Catalogue", "الكتالوج", "แคตตาล็อก")
        case .stock: Said("Stock", "Hisa", "Stock", "المخزون", "สต็อก")
        case .window: Said("Shop window", "Dirisha la duka", "Vitrine", "واجهة العرض", "หน้าร้าน")
        case .operations: Said("Operations", "Uendeshaji", "Exploitation", "التشغيل", "การดำเนินงาน")
        case .people: Said("People", "Watu", "Personnes", "الأشخاص", "ผู้คน")
        }
    }
}

/// One entry of a desk's menu. It shows to whom its page would open, and to nobody else.
package struct DeskEntry: Sendable {
    package let title: Said
    package let path: String
    package let section: DeskSection
    package let audience: Audience
    /// `g` and this letter go there; no other entry of the same menu has it.
    package let key: Character

    package init(_ title: Said, _ path: String, in section: DeskSection, for audience: Audience, key: Character) {
        (self.title, self.path, self.section) = (title, path, section)
        (self.audience, self.key) = (audience, key)
    }
}
