"""Goods with the shape of a big market's words, the same every time: CSV for COPY, and queries that ask for them.

    goods.py COUNT FOLDER        products.csv, titles.csv (id,title), kinds.txt, queries.txt, beginnings.txt

The last column of products.csv is the line of kinds.txt that says what the thing is.

Words follow Zipf's law; one title in three carries a model number, one query in ten a typo. A description speaks of its own
thing in words that nobody searches for, and of another thing now and then.
"""
import csv
import os
import random
import sys

NOUNS = """brake pad|oil filter|air filter|spark plug|timing belt|shock absorber|radiator hose|head lamp|tail lamp|side mirror|wiper blade|
car battery|floor mat|seat cover|steering wheel|running shoe|leather boot|canvas sneaker|sandal|school shoe|summer dress|denim jacket|
cotton shirt|silk scarf|wool hat|leather belt|hand bag|travel bag|laptop bag|school bag|wrist watch|gold necklace|silver ring|ear ring|
phone case|phone charger|usb cable|power bank|smart phone|tablet|laptop|keyboard|mouse|monitor|printer|head phone|speaker|microphone|
television|remote control|electric kettle|rice cooker|frying pan|cooking pot|dinner plate|coffee mug|water bottle|kitchen knife|
cutting board|gas stove|blender|microwave|fridge|washing machine|iron|vacuum cleaner|bed sheet|pillow|blanket|mattress|curtain|carpet|
dining table|office chair|book shelf|wardrobe|sofa|desk lamp|wall clock|picture frame|flower vase|garden hose|lawn mower|plant pot|
wheel barrow|hammer|screwdriver|power drill|hand saw|paint brush|ladder|tool box|football|tennis racket|yoga mat|bicycle|helmet|
baby stroller|diaper|feeding bottle|toy car|puzzle|story book|notebook|ball pen|guitar|drum|piano|maize flour|rice|cooking oil|
green tea|coffee beans|honey|dog food|cat litter|hair oil|face cream|lip stick|perfume|tooth brush|hand soap""".replace("\n", "").split("|")
ADJECTIVES = """black|white|red|blue|green|grey|brown|yellow|pink|small|large|new|original|classic|premium|cheap|heavy duty|portable|
foldable|waterproof|wireless|electric|manual|front|rear|left|right|men's|women's|kids|vintage|modern|soft|hard|stainless steel|wooden|
plastic|leather|cotton|organic|fresh|dry|digital|rechargeable|adjustable|professional|mini|double|single|universal""".replace("\n", "").split("|")
EXTRAS = "with warranty|free delivery|set of 2|pack of 6|for toyota corolla|for nissan|for peugeot 208|size 42|size m|500 ml|2 kg|12v|220v|64gb|128gb".split("|")
CATEGORIES = "car fashion shoes bags jewellery phones electronics home kitchen furniture food drinks baby toys books sports music office beauty garden".split()
SYLLABLES = "ba ko ri ma ne to sa lu mi ra de vo xi pa no ka te su ro li fa ge zu ja".split()


def brands(dice, count):
    return [("".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 2, 3)))) + ("x" if n % 7 == 0 else "")).title() for n in range(count)]


def prose(dice, count):
    """Words of descriptions beside what they describe."""
    return ["".join(dice.choice(SYLLABLES) for _ in range(dice.choice((1, 2, 2, 3, 3, 4)))) for _ in range(count)]


def description(dice, words, noun, others, plain):
    said = words[1:] + [noun] + [zipf(dice, plain) for _ in range(16)]
    if dice.random() < 0.25:
        said += ["for", zipf(dice, others)]
    return " ".join(said)


def zipf(dice, items):
    """An item of a list, the first far more often than the last."""
    return items[min(int(len(items) ** dice.random()) - 1, len(items) - 1)]


def typo(dice, word):
    if len(word) < 5:
        return word
    at = dice.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1:] if dice.random() < 0.5 else word[:at] + word[at + 1] + word[at] + word[at + 2:]


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    dice = random.Random(2026)
    makers = brands(dice, 2_000)
    nouns, adjectives = NOUNS[:], ADJECTIVES[:]
    dice.shuffle(nouns)
    dice.shuffle(adjectives)
    plain = prose(dice, 6_000)
    sample, kinds = [], {}
    with open(os.path.join(folder, "products.csv"), "w", newline="") as products, open(os.path.join(folder, "titles.csv"), "w", newline="") as titles:
        product, title = csv.writer(products), csv.writer(titles)
        title.writerow(["id", "title"])
        for n in range(1, count + 1):
            noun, maker = zipf(dice, nouns), zipf(dice, makers)
            model = f"{dice.choice('ABCDEFGHKMNPRSTX')}{dice.choice('ABCDEFGHKMNPRSTX')}{dice.randrange(100, 99999)}" if n % 3 == 0 else ""
            words = [maker] + [zipf(dice, adjectives) for _ in range(dice.choice((1, 1, 2)))] + [noun, model] + ([dice.choice(EXTRAS)] if n % 2 else [])
            name = " ".join(word for word in words if word)
            about = description(dice, words, noun, nouns, plain)
            key = 4611686018427387904 + n * 104729 * 65537
            kind = kinds.setdefault(f"{words[1]} {noun}", len(kinds))
            product.writerow([key, n % 200 + 1, name, about, CATEGORIES[hash_of(noun) % len(CATEGORIES)], 1 + makers.index(maker), dice.choice(("new", "new", "new", "used")),
                              dice.randrange(50, 5_000_00) * 10, n, kind])
            title.writerow([key, name])
            if n % max(1, count // 4_000) == 0:
                sample.append((maker, noun, model, words))
    with open(os.path.join(folder, "kinds.txt"), "w") as file:
        file.writelines(kind + "\n" for kind in kinds)
    with open(os.path.join(folder, "queries.txt"), "w") as queries, open(os.path.join(folder, "beginnings.txt"), "w") as beginnings:
        for n in range(2_000):
            maker, noun, model, words = sample[dice.randrange(len(sample))]
            kind = n % 10
            if kind < 3:
                query = f"{zipf(dice, adjectives)} {noun}"
            elif kind < 5:
                query = f"{maker} {noun}"
            elif kind < 6:
                query = model or f"{maker} {words[1]} {noun}"
            elif kind < 7:
                query = noun.split()[0]
            elif kind < 8:
                query = f"{words[1]} {noun} {dice.choice(EXTRAS)}"
            elif kind < 9:
                query = " ".join(typo(dice, word) if at == 0 else word for at, word in enumerate(noun.split())) + " " + maker
            else:
                query = f"{maker} {words[1]} {noun} {model}".strip()
            queries.write(query.lower() + "\n")
            whole = query.lower()
            beginnings.write(whole[:dice.randrange(2, max(3, len(whole)))].strip() + "\n")


def hash_of(text):
    """Python's own differs from run to run."""
    return sum(ord(letter) * (at + 1) for at, letter in enumerate(text))


main()
