import Catalog
import Frame
import Vocabulary

enum RatesSaid {
    static let rates = Said("Exchange rates", "Viwango vya fedha", "Taux de change", "أسعار الصرف", "อัตราแลกเปลี่ยน")
    static let none = Said(
        "Prices show in their own currency only. Write rates down, and buyers choose others beside it.",
        "Bei huonyeshwa kwa sarafu yake tu. Andika viwango, na wanunuzi watachagua nyingine pia.",
        "Les prix s’affichent dans leur seule monnaie. Notez des taux, et les acheteurs pourront en choisir d’autres.",
        "تظهر الأسعار بعملتها فقط. سجّل أسعار صرف ليختار المشترون عملات أخرى إلى جانبها.",
        "ราคาแสดงเป็นสกุลเงินของตัวเองเท่านั้น บันทึกอัตราไว้ แล้วผู้ซื้อจะเลือกสกุลอื่นได้")
    static let history = Said("Earlier rates", "Viwango vya awali", "Taux antérieurs", "أسعار سابقة", "อัตราก่อนหน้า")
    static let keep = Said("A day’s rates", "Viwango vya siku", "Les taux d’un jour", "أسعار يوم", "อัตราของวัน")
    static let lines = Said("Rates", "Viwango", "Taux", "الأسعار", "อัตรา")
    static let hint = Said(
        "One a line: USD 0.00775. Rates older than 31 days are not shown.",
        "Kimoja kila mstari: USD 0.00775. Viwango vya zaidi ya siku 31 havionyeshwi.",
        "Un par ligne : USD 0,00775. Un taux de plus de 31 jours n’est plus montré.",
        "سعر في كل سطر: USD 0.00775. لا تُعرض أسعار أقدم من 31 يومًا.",
        "บรรทัดละหนึ่งอัตรา: USD 0.00775 อัตราที่เก่ากว่า 31 วันจะไม่แสดง")
    static let day = Said("Day", "Siku", "Jour", "اليوم", "วันที่")

    static func refusal(_ refusal: RateRefusal, _ language: Language) -> String {
        switch refusal {
        case .badLine(let number):
            Said(
                "This line is not a currency’s code and a figure: ", "Mstari huu si msimbo wa sarafu na namba: ",
                "Cette ligne n’est pas un code de monnaie et un nombre : ", "هذا السطر ليس رمز عملة ورقمًا: ",
                "บรรทัดนี้ไม่ใช่รหัสสกุลเงินกับตัวเลข: ")[language] + language.grouped(number)
        case .badDay:
            Said(
                "A day as in 2026-11-21, today at the latest.", "Siku kama 2026-11-21, isizidi leo.",
                "Un jour comme 2026-11-21, aujourd’hui au plus tard.", "يوم مثل 2026-11-21، لا يتجاوز اليوم.",
                "วันที่เช่น 2026-11-21 ไม่เกินวันนี้")[language]
        case .twice(let code):
            Said(
                "Stands there twice: ", "Imeandikwa mara mbili: ", "Y figure deux fois : ", "مكرر مرتين: ", "ซ้ำสองครั้ง: ")[
                    language]
                + code
        case .noLines:
            Said("There is no rate.", "Hakuna kiwango.", "Il n’y a aucun taux.", "لا يوجد سعر.", "ไม่มีอัตรา")[language]
        }
    }
}
