import Vocabulary

/// How people say that it should be cheap, near, new or used. `=` before a Thai word: only where it stands alone; `~`: only where
/// the market speaks the language.
enum WishPhrases {
    static let all: [(Language, Meaning, String)] = [
        (.english, .cheap, "cheap,cheapest,affordable,inexpensive,low price,lowest price,low cost,budget,good price"),
        (
            .swahili, .cheap,
            "rahisi,bei rahisi,ya bei rahisi,za bei rahisi,vya bei rahisi,bei nafuu,ya bei nafuu,za bei nafuu,vya bei nafuu,cha bei nafuu,nafuu,bei ya chini,bei poa,bei chee"
        ),
        (
            .french, .cheap,
            "pas cher,pas chère,pas chers,pas chères,bon marché,moins cher,moins chère,moins chers,moins chères,le moins cher,la moins chère,les moins chers,petit prix,petits prix,à bas prix,bas prix,abordable,abordables"
        ),
        (
            .arabic, .cheap,
            "رخيص,رخيصة,رخيصين,الرخيص,أرخص,الأرخص,سعر رخيص,بسعر رخيص,سعر منخفض,بسعر منخفض,سعر مناسب,بسعر مناسب,رخيص الثمن,اقتصادي"
        ),
        (.thai, .cheap, "=ถูก,ราคาถูก,ถูกๆ,ถูกที่สุด,ถูกสุด,ราคาประหยัด,ราคาเบาๆ"),

        (
            .english, .nearMe,
            "near me,nearby,near by,around me,close to me,close by,near my location,around here,near here,next to me"
        ),
        (.swahili, .nearMe, "karibu nami,karibu na mimi,karibu yangu,karibu na hapa,karibu hapa,karibu nasi"),
        (
            .french, .nearMe,
            "près de moi,près de chez moi,à proximité,autour de moi,à côté de moi,à côté de chez moi,proche de moi,proche de chez moi,près d'ici,dans le coin"
        ),
        (
            .arabic, .nearMe,
            "قريب مني,قريبة مني,قريب منّي,بالقرب مني,قربي,بقربي,بجانبي,بجواري,حولي,قريب من هنا,القريب مني,القريبة مني"
        ),
        (.thai, .nearMe, "ใกล้ฉัน,ใกล้ผม,ใกล้เรา,ใกล้ๆ,ใกล้บ้าน,ใกล้ตัว,แถวนี้,ใกล้เคียง,ใกล้ที่นี่"),

        (.english, .place, "near,in,at,around,close to,next to,near to,within,from"),
        (.swahili, .place, "karibu na,karibu,katika,huko,mjini,jijini,kule,hapa,pale,ndani ya,kutoka"),
        (
            .french, .place,
            "près de,près du,près,proche de,proche du,proche,autour de,à côté de,~à,~au,~aux,~en,dans,sur,vers,du côté de,~de"
        ),
        (.arabic, .place, "قرب,بالقرب من,قريب من,قريبة من,بجانب,بجوار,في,ب,بـ,حول,ناحية,جهة,من"),
        (.thai, .place, "ใกล้,ใกล้กับ,แถว,แถวๆ,ย่าน,ใน,ที่,เขต,จังหวัด,อำเภอ,บริเวณ"),

        (.english, .newAtAnEnd, "new"),
        (.english, .condition(.new), "brand new,bnew,brandnew,new in box"),
        (
            .english, .condition(.used),
            "used,second hand,secondhand,2nd hand,pre owned,preowned,pre loved,preloved,ex uk,ex japan,gently used,slightly used"
        ),
        (.english, .condition(.refurbished), "refurbished,refurb,reconditioned,renewed"),
        (.swahili, .condition(.new), "mpya,jipya,vipya,kipya,mpya kabisa,zilizo mpya"),
        (
            .swahili, .condition(.used),
            "mtumba,mitumba,ya mtumba,za mtumba,iliyotumika,zilizotumika,kilichotumika,vilivyotumika,yaliyotumika,lililotumika"
        ),
        (.swahili, .condition(.refurbished), "iliyokarabatiwa,zilizokarabatiwa,kilichokarabatiwa"),
        (
            .french, .condition(.new),
            "neuf,neuve,neufs,neuves,à l'état neuf,état neuf,tout neuf,toute neuve,flambant neuf,jamais porté,jamais utilisé"
        ),
        (
            .french, .condition(.used),
            "~occasion,d'occasion,~occasions,en occasion,occaz,usagé,usagée,usagés,usagées,seconde main,de seconde main,deuxième main,2ème main,2eme main,friperie,fripe"
        ),
        (
            .french, .condition(.refurbished),
            "reconditionné,reconditionnée,reconditionnés,reconditionnées,remis à neuf,remise à neuf,rénové,rénovée"
        ),
        (.arabic, .condition(.new), "جديد,جديدة,جدد,جديده,الجديد,الجديدة"),
        (.arabic, .condition(.used), "مستعمل,مستعملة,مستعملين,المستعمل,المستعملة,فريب,اوكازيون,أوكازيون"),
        (.arabic, .condition(.refurbished), "مجدد,مجددة,مجدّد,مجدّدة"),
        (.thai, .condition(.new), "=ใหม่,=มือ 1,มือหนึ่ง,ของใหม่,ใหม่เอี่ยม,ใหม่แกะกล่อง"),
        (.thai, .condition(.used), "มือสอง,=มือ 2,ใช้แล้ว"),
        (.thai, .condition(.refurbished), "รีเฟอร์บิช,ปรับสภาพใหม่"),
    ]
}
