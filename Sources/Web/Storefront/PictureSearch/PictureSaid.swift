import Flows
import Frame
import Images
import Vocabulary

/// What the pages of searching by picture say.
enum PictureSaid {
    static let title = Said(
        "Search by picture", "Tafuta kwa picha", "Chercher par photo", "البحث بالصورة", "ค้นหาด้วยรูปภาพ")
    static let intro = Said(
        "Show the market what you are looking for, and see what looks like it.",
        "Ionyeshe soko unachotafuta, uone vinavyofanana nacho.",
        "Montrez ce que vous cherchez, et voyez ce qui y ressemble.",
        "أرِ السوق ما تبحث عنه، وشاهد ما يشبهه.", "ให้ตลาดดูสิ่งที่คุณหา แล้วดูของที่คล้ายกัน")
    static let take = Said("Take a picture", "Piga picha", "Prendre une photo", "التقط صورة", "ถ่ายรูป")
    static let choose = Said("Choose a picture", "Chagua picha", "Choisir une photo", "اختر صورة", "เลือกรูป")
    static let drop = Said(
        "or drop it here, or paste it", "au iburute hapa, au ibandike", "ou déposez-la ici, ou collez-la",
        "أو أفلتها هنا أو الصقها", "หรือลากมาวางที่นี่ หรือวางจากคลิปบอร์ด")
    static let focus = Said(
        "Look only at what stands out in it", "Tazama kinachojitokeza tu", "Ne regarder que ce qui ressort",
        "النظر إلى الأبرز فيها فقط", "ดูเฉพาะสิ่งที่เด่นในรูป")
    static let search = Said("Search", "Tafuta", "Chercher", "بحث", "ค้นหา")
    static let words = Said("In words", "Kwa maneno", "Avec des mots", "بالكلمات", "ด้วยคำ")
    static let example = Said(
        "blue, for children", "buluu, ya watoto", "bleu, pour enfants", "أزرق، للأطفال", "สีน้ำเงิน สำหรับเด็ก")
    static let share = Said(
        "What counts more", "Kinachohesabika zaidi", "Ce qui compte le plus", "ما الأهم", "อะไรสำคัญกว่า")
    static let shareOfWords = Said("Words", "Maneno", "Les mots", "الكلمات", "คำ")
    static let shareOfPicture = Said("Picture", "Picha", "La photo", "الصورة", "รูป")
    static let box = Said(
        "The part that is searched with. Arrow keys move it, with Shift they resize it.",
        "Sehemu inayotafutwa. Mishale huisogeza, pamoja na Shift hubadilisha ukubwa.",
        "La partie recherchée. Les flèches la déplacent, avec Maj elles la redimensionnent.",
        "الجزء الذي يُبحث به. تحرّكه مفاتيح الأسهم، ومع Shift تغيّر حجمه.",
        "ส่วนที่ใช้ค้นหา ปุ่มลูกศรเลื่อน กด Shift ด้วยเพื่อปรับขนาด")
    static let yours = Said("Your picture", "Picha yako", "Votre photo", "صورتك", "รูปของคุณ")
    static let notKept = Said(
        "Your picture is not kept. What it looked like stands in this page's address.",
        "Picha yako haihifadhiwi. Mwonekano wake uko kwenye anwani ya ukurasa huu.",
        "Votre photo n'est pas conservée. Son apparence est dans l'adresse de cette page.",
        "لا تُحفظ صورتك. ما بدت عليه موجود في عنوان هذه الصفحة.",
        "เราไม่เก็บรูปของคุณ ลักษณะของรูปอยู่ในที่อยู่ของหน้านี้")
    static let another = Said(
        "Another picture", "Picha nyingine", "Une autre photo", "صورة أخرى", "รูปอื่น")
    static let whole = Said("Whole picture", "Picha nzima", "Toute la photo", "الصورة كاملة", "ทั้งรูป")
    static let subject = Said(
        "What stands out", "Kinachojitokeza", "Ce qui ressort", "الأبرز فيها", "สิ่งที่เด่น")
    static let found = Said(
        "Looks like it", "Vinavyofanana", "Ce qui y ressemble", "ما يشبهها", "ของที่คล้ายกัน")
    static let like = Said("Like %s", "Kama %s", "Comme %s", "مثل %s", "คล้าย %s")
    static let noneTitle = Said(
        "Nothing here looks like it", "Hakuna kinachofanana", "Rien n'y ressemble ici", "لا شيء هنا يشبهها",
        "ไม่มีอะไรคล้ายกัน")
    static let noneText = Said(
        "Try a smaller part of the picture, other words, or fewer filters.",
        "Jaribu sehemu ndogo ya picha, maneno mengine, au vichujio vichache.",
        "Essayez une partie plus petite, d'autres mots ou moins de filtres.",
        "جرّب جزءًا أصغر من الصورة، أو كلمات أخرى، أو مرشحات أقل.",
        "ลองเลือกส่วนที่เล็กลง ใช้คำอื่น หรือลดตัวกรอง")
    static let looking = Said("Looking…", "Inatafuta…", "Recherche…", "جارٍ البحث…", "กำลังค้นหา…")
    static let failed = Said(
        "That did not work. Try once more.", "Haikufaulu. Jaribu tena.", "Cela n'a pas marché. Réessayez.",
        "لم ينجح ذلك. حاول مرة أخرى.", "ไม่สำเร็จ ลองอีกครั้ง")
    static let similar = Said(
        "Find more like this", "Tafuta zaidi kama hii", "Trouver d'autres semblables", "ابحث عن المزيد مثل هذا",
        "หาของที่คล้ายกันเพิ่ม")
    static let part = Said(
        "Search with a part of the picture", "Tafuta kwa sehemu ya picha", "Chercher avec une partie de la photo",
        "ابحث بجزء من الصورة", "ค้นหาด้วยบางส่วนของรูป")

    private static let missing = Said(
        "Choose a picture first.", "Chagua picha kwanza.", "Choisissez d'abord une photo.", "اختر صورة أولًا.",
        "เลือกรูปก่อน")
    private static let notOne = Said(
        "This is not a picture that can be read. JPEG, PNG, WebP, AVIF, HEIC and GIF can.",
        "Hii si picha inayosomeka. JPEG, PNG, WebP, AVIF, HEIC na GIF husomeka.",
        "Ce n'est pas une photo lisible. JPEG, PNG, WebP, AVIF, HEIC et GIF le sont.",
        "هذه ليست صورة يمكن قراءتها. الأنواع المقبولة: JPEG وPNG وWebP وAVIF وHEIC وGIF.",
        "นี่ไม่ใช่รูปที่อ่านได้ ใช้ JPEG, PNG, WebP, AVIF, HEIC หรือ GIF")
    static let tooLarge = Said(
        "The picture is too large. Send a smaller one: up to 20 MB and 50 megapixels.",
        "Picha ni kubwa mno. Tuma ndogo zaidi: hadi MB 20 na megapikseli 50.",
        "La photo est trop grande. Envoyez-en une plus petite : 20 Mo et 50 mégapixels au plus.",
        "الصورة كبيرة جدًا. أرسل أصغر منها: حتى 20 ميغابايت و50 ميغابكسل.",
        "รูปใหญ่เกินไป ส่งรูปที่เล็กกว่า ไม่เกิน 20 MB และ 50 ล้านพิกเซล")
    private static let cutOff = Said(
        "Part of the picture is missing. Send it once more.", "Sehemu ya picha haipo. Itume tena.",
        "Une partie de la photo manque. Envoyez-la de nouveau.", "جزء من الصورة مفقود. أرسلها مرة أخرى.",
        "รูปไม่ครบ ส่งอีกครั้ง")
    private static let blank = Said(
        "There is nothing to see on this picture.", "Hakuna kitu kwenye picha hii.", "On ne voit rien sur cette photo.",
        "لا يظهر شيء في هذه الصورة.", "ไม่มีอะไรให้เห็นในรูปนี้")
    private static let outdated = Said(
        "The market has learned to look anew. Send the picture once more.",
        "Soko limejifunza kutazama upya. Tuma picha tena.",
        "Le marché a appris à regarder autrement. Envoyez la photo de nouveau.",
        "تعلّم السوق النظر من جديد. أرسل الصورة مرة أخرى.", "ตลาดเรียนรู้การดูแบบใหม่แล้ว ส่งรูปอีกครั้ง")

    /// What the visitor is told.
    static func fault(_ refusal: PictureSearchRefusal) -> Said {
        switch refusal {
        case .noPicture, .picture(.empty): missing
        case .picture(.tooManyBytes), .picture(.tooManyPixels), .picture(.tooLong): tooLarge
        case .picture(.truncated): cutOff
        case .picture: notOne
        case .blank: blank
        case .outdated: outdated
        case .busy, .noSuchProduct: failed
        }
    }
}
