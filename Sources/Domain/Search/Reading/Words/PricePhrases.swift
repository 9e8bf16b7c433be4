import Vocabulary

/// How people speak of prices. `=` before a Thai word: only where it stands alone; `~`: only where the market speaks
/// the language.
enum PricePhrases {
    static let all: [(Language, Meaning, String)] = [
        (
            .english, .atMost,
            "under,below,less than,lower than,cheaper than,up to,upto,at most,no more than,not more than,not over,<,<=,=<,≤"
        ),
        (.english, .atMostIfPriced, "max of,maximum of,within,not exceeding"),
        (.english, .max, "max,maximum"),
        (.english, .min, "min,minimum"),
        (.english, .atLeast, "over,above,more than,higher than,at least,starting at,starting from,>,>=,=>,≥"),
        (.english, .since, "from"),
        (.english, .between, "between"),
        (.english, .to, "to,-,up to,till,until"),
        (.english, .and, "and,&"),
        (.english, .orLess, "or less,or under,or below,and below,and under,or lower"),
        (.english, .orMore, "or more,and above,and up,or above,and over"),
        (.english, .price, "price,prices,priced,price range,priced at,cost,costing"),
        (.english, .budget, "budget,budget of,my budget is"),
        (.english, .times(1_000), "k,thousand"),
        (.english, .times(1_000_000), "million,mil"),
        (
            .english, .notMoney,
            "year,years,yrs,yr,year olds,month,months,day,days,people,persons,pieces,pcs,pairs,percent,%,seats,seater,doors,pages"
        ),

        (.swahili, .atMost, "chini ya,isiyozidi,zisizozidi,isizidi,hadi,mpaka,pungufu ya,bei ya chini ya"),
        (.swahili, .atLeast, "zaidi ya,juu ya,kuzidi,isiyopungua,angalau"),
        (.swahili, .since, "kuanzia,kutoka"),
        (.swahili, .between, "kati ya,baina ya"),
        (.swahili, .to, "hadi,mpaka"),
        (.swahili, .and, "na"),
        (.swahili, .orLess, "au chini,au chini ya hapo,na chini,kushuka chini"),
        (.swahili, .orMore, "au zaidi,na zaidi,kwenda juu,na kuendelea"),
        (.swahili, .price, "bei,bei ya,kwa bei ya,ya bei,za bei,vya bei,cha bei,wa bei,gharama"),
        (.swahili, .budget, "bajeti,bajeti ya"),
        (.swahili, .times(1_000), "elfu"),
        (.swahili, .times(100_000), "laki"),
        (.swahili, .times(1_000_000), "milioni"),
        (.swahili, .notMoney, "miaka,mwaka,miezi,siku,watu,vipande"),

        (
            .french, .atMost,
            "moins de,moins que,jusqu'à,jusque,inférieur à,inférieure à,inférieurs à,moins cher que,au plus,pas plus de,ne dépassant pas"
        ),
        (.french, .atMostIfPriced, "sous"),
        (.french, .max, "maxi,au maximum"),
        (.french, .min, "mini,au minimum"),
        (.french, .atLeast, "à partir de,au moins,supérieur à,supérieure à,supérieurs à,au-dessus de,au dessus de"),
        (.french, .atLeastIfPriced, "plus de,dès"),
        (.french, .sinceIfPriced, "~de"),
        (.french, .between, "entre"),
        (.french, .to, "à,jusqu'à"),
        (.french, .and, "et"),
        (.french, .orLess, "ou moins,et moins,au plus"),
        (.french, .orMore, "ou plus,et plus"),
        (.french, .price, "prix,au prix de,prix de,coût,tarif"),
        (.french, .budget, "budget,budget de,budget max"),
        (.french, .times(1_000), "mille"),
        (.french, .notMoney, "ans,an,mois,jours,personnes,pièces,places,portes,pages"),

        (
            .arabic, .atMost,
            "أقل من,اقل من,تحت,حتى,لا يتجاوز,لا تتجاوز,لا يزيد عن,لا تزيد عن,أرخص من,بأقل من,ما يفوتش,على الأكثر"
        ),
        (.arabic, .atMostIfPriced, "دون,بحدود,في حدود"),
        (.arabic, .atLeast, "أكثر من,أكبر من,فوق,أعلى من,ابتداء من,ابتداءً من,بداية من,على الأقل,لا يقل عن,لا تقل عن"),
        (.arabic, .sinceIfPriced, "من"),
        (.arabic, .between, "بين,ما بين"),
        (.arabic, .to, "إلى,الى,حتى,ل,لـ"),
        (.arabic, .and, "و"),
        (.arabic, .orLess, "أو أقل,فأقل,فما دون,وأقل"),
        (.arabic, .orMore, "أو أكثر,فأكثر,فما فوق,وأكثر"),
        (.arabic, .price, "سعر,السعر,بسعر,ثمن,الثمن,بثمن"),
        (.arabic, .budget, "ميزانية,الميزانية,ميزانيتي,بميزانية"),
        (.arabic, .times(1_000), "ألف,آلاف,الاف"),
        (.arabic, .times(1_000_000), "مليون,ملايين"),
        (.arabic, .notMoney, "سنة,سنوات,عام,أعوام,شهر,أشهر,يوم,أيام,شخص,أشخاص,قطعة,قطع"),

        (.thai, .atMost, "ไม่เกิน,ต่ำกว่า,น้อยกว่า,ไม่เกินกว่า,ไม่ถึง,ถูกกว่า"),
        (.thai, .atLeast, "มากกว่า,สูงกว่า,เกินกว่า,อย่างน้อย,ไม่ต่ำกว่า"),
        (.thai, .atLeastIfPriced, "เกิน"),
        (.thai, .since, "ตั้งแต่,เริ่มต้น,เริ่มที่"),
        (.thai, .between, "ระหว่าง"),
        (.thai, .to, "=ถึง,จนถึง"),
        (.thai, .and, "=และ,=กับ,=ถึง"),
        (.thai, .orLess, "ลงมา,ลงไป,หรือต่ำกว่า,หรือน้อยกว่า"),
        (.thai, .orMore, "ขึ้นไป,หรือมากกว่า"),
        (.thai, .price, "ราคา,ช่วงราคา,ในราคา"),
        (.thai, .budget, "งบ,งบประมาณ"),
        (.thai, .times(1_000), "=พัน"),
        (.thai, .times(10_000), "=หมื่น"),
        (.thai, .times(100_000), "=แสน"),
        (.thai, .times(1_000_000), "=ล้าน"),
        (.thai, .notMoney, "=ปี,=เดือน,=วัน,=คน,=ชิ้น,=ขวบ"),
    ]
}
