import Catalog
import Frame

/// What is said of variants that cannot be kept.
enum VariantSaid {
    static func refusal(_ refusal: VariantRefusal) -> Said {
        switch refusal {
        case .badSKU:
            Said(
                "Each line begins with a SKU of 1 to 64 characters.", "Kila mstari huanza na SKU ya herufi 1 hadi 64.",
                "Chaque ligne commence par un SKU de 1 à 64 caractères.", "يبدأ كل سطر برمز من 1 إلى 64 حرفًا.",
                "แต่ละบรรทัดเริ่มด้วย SKU 1 ถึง 64 ตัว")
        case .skuTaken:
            Said(
                "A SKU stands there twice, or belongs to another product.", "SKU imerudiwa au ni ya bidhaa nyingine.",
                "Un SKU est en double ou appartient à un autre produit.", "رمز مكرر أو يخص منتجًا آخر.",
                "SKU ซ้ำหรือเป็นของสินค้าอื่น")
        case .badBarcode:
            Said(
                "A barcode's check digit is wrong.", "Tarakimu ya uhakiki ya msimbo si sahihi.",
                "La clé d'un code-barres est fausse.", "رقم التحقق في الباركود غير صحيح.", "เลขตรวจสอบบาร์โค้ดไม่ถูกต้อง")
        case .badOptions:
            Said(
                "Options read name=value; a price is an amount.", "Chaguo ni jina=thamani; bei ni kiasi.",
                "Les options s'écrivent nom=valeur ; le prix est un montant.", "الخيارات: اسم=قيمة؛ والسعر مبلغ.",
                "ตัวเลือกเขียนเป็น ชื่อ=ค่า และราคาเป็นจำนวนเงิน")
        case .hasHistory:
            Said(
                "A variant whose stock has moved stays.", "Aina ambayo hisa yake imesogezwa inabaki.",
                "Une variante dont le stock a bougé reste.", "النوع الذي تحرك مخزونه يبقى.",
                "ตัวเลือกที่มีการเคลื่อนไหวสต็อกลบไม่ได้")
        }
    }
}
