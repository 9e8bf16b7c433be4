import Frame
import Search
import Vocabulary

/// What the panel of the results' order says.
enum SearchOrderSaid {
    static let title = Said(
        "Order of results", "Mpangilio wa matokeo", "Ordre des résultats", "ترتيب النتائج", "ลำดับผลลัพธ์")
    static let byHand = Said(
        "Results are ordered by weights set by hand, until clicks teach something better.",
        "Matokeo hupangwa kwa uzito uliowekwa kwa mkono, mpaka mibofyo ifundishe bora zaidi.",
        "Les résultats suivent des poids réglés à la main, tant que les clics n'apprennent rien de mieux.",
        "تُرتَّب النتائج بأوزان وُضعت يدويًا إلى أن تعلّمنا النقرات ما هو أفضل.",
        "ผลลัพธ์เรียงตามน้ำหนักที่ตั้งด้วยมือ จนกว่าการคลิกจะสอนสิ่งที่ดีกว่า")
    static let held = Said(
        "Results are ordered by weights set by hand, whatever is learned.",
        "Matokeo hupangwa kwa uzito uliowekwa kwa mkono, chochote kinachofundishwa.",
        "Les résultats suivent des poids réglés à la main, quoi que l'on apprenne.",
        "تُرتَّب النتائج بأوزان وُضعت يدويًا مهما تعلّمنا.", "ผลลัพธ์เรียงตามน้ำหนักที่ตั้งด้วยมือ ไม่ว่าจะเรียนรู้สิ่งใด")
    /// When, its NDCG@10, and that of the weights set by hand.
    static let learned = Said(
        "Results are ordered by what was learned from clicks (%): NDCG@10 % against % by hand.",
        "Matokeo hupangwa kwa yaliyofundishwa na mibofyo (%): NDCG@10 % dhidi ya % kwa mkono.",
        "Les résultats suivent ce que les clics ont appris (%) : NDCG@10 % contre % à la main.",
        "تُرتَّب النتائج بما تعلّمناه من النقرات (%): NDCG@10 % مقابل % يدويًا.",
        "ผลลัพธ์เรียงตามสิ่งที่เรียนรู้จากการคลิก (%): NDCG@10 % เทียบกับ % ที่ตั้งด้วยมือ")
    static let unmeasured = Said(
        "Results are ordered by a ranker that was brought (%); searches are too few to measure it.",
        "Matokeo hupangwa na mpangaji aliyeletwa (%); utafutaji ni mchache mno kumpima.",
        "Les résultats suivent un modèle apporté (%) ; trop peu de recherches pour le mesurer.",
        "تُرتَّب النتائج بنموذج جُلب من ملف (%)، والبحوث أقل من أن تقيسه.",
        "ผลลัพธ์เรียงตามแบบจำลองที่นำเข้า (%) การค้นหายังน้อยเกินกว่าจะวัดผล")
    static let lesson = Said(
        "Last lesson: %.", "Somo la mwisho: %.", "Dernière leçon : %.", "آخر درس: %.", "บทเรียนล่าสุด: %")
    static let useByHand = Said(
        "Return to weights set by hand", "Rudi kwenye uzito wa mkono", "Revenir aux poids réglés à la main",
        "العودة إلى الأوزان اليدوية", "กลับไปใช้น้ำหนักที่ตั้งด้วยมือ")
    static let keepByHand = Said(
        "Keep the weights set by hand", "Dumisha uzito wa mkono", "Garder les poids réglés à la main",
        "أبقِ على الأوزان اليدوية", "ใช้น้ำหนักที่ตั้งด้วยมือต่อไป")
    static let useLearned = Said(
        "Let what is learned order again", "Ruhusu yaliyofundishwa yapange tena",
        "Laisser à nouveau agir ce qui est appris",
        "اترك ما نتعلّمه يرتّب من جديد", "ให้สิ่งที่เรียนรู้จัดลำดับอีกครั้ง")

    /// The gap is how many queries taught something.
    static func outcome(_ outcome: LessonOutcome) -> Said {
        switch outcome {
        case .used:
            Said(
                "Queries that taught something: %.", "Maswali yaliyofundisha: %.", "Recherches instructives : %.",
                "عدد عمليات البحث التي علّمتنا: %.", "คำค้นที่ใช้สอนได้: %")
        case .tooFewQueries:
            Said(
                "Too few queries were asked and clicked often enough to learn from: %.",
                "Maswali yaliyoulizwa na kubofywa vya kutosha ni machache mno: %.",
                "Trop peu de recherches assez fréquentes et cliquées pour apprendre : %.",
                "عدد البحوث المتكررة والمنقورة بما يكفي قليل جدًا: %.", "คำค้นที่ถามและคลิกบ่อยพอยังมีน้อยเกินไป: %")
        case .noBetter:
            Said(
                "Kept but not used: it was not better than the weights set by hand.",
                "Imehifadhiwa bila kutumika: haikuwa bora kuliko uzito wa mkono.",
                "Gardé mais inutilisé : pas meilleur que les poids réglés à la main.",
                "حُفظ ولم يُستخدم: لم يتفوق على الأوزان اليدوية.", "เก็บไว้แต่ไม่ใช้: ไม่ดีกว่าน้ำหนักที่ตั้งด้วยมือ")
        case .currentIsBetter:
            Said(
                "Kept but not used: the one in use is better.", "Imehifadhiwa bila kutumika: inayotumika ni bora.",
                "Gardé mais inutilisé : celui qui sert est meilleur.", "حُفظ ولم يُستخدم: المستخدم الآن أفضل.",
                "เก็บไว้แต่ไม่ใช้: แบบที่ใช้อยู่ดีกว่า")
        case .held:
            Said(
                "Kept but not used: the weights set by hand are wanted.",
                "Imehifadhiwa bila kutumika: uzito wa mkono unatakiwa.",
                "Gardé mais inutilisé : les poids réglés à la main sont voulus.",
                "حُفظ ولم يُستخدم: المطلوب هو الأوزان اليدوية.", "เก็บไว้แต่ไม่ใช้: เลือกใช้น้ำหนักที่ตั้งด้วยมือ")
        }
    }

    static func filled(_ said: Said, _ language: Language) -> Sentence { Sentence(stringLiteral: said[language]) }
}
