-- What a shop knows of its goods beyond a WhatsApp page: categories, brands, attributes, variants, numbers, vehicles.

-- A tree of any depth. `code` never changes, for products carry it; `slug` stands in addresses and may change.
CREATE TABLE categories (
    code text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60),
    parent text REFERENCES categories (code) CHECK (parent <> code),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    -- Codes from the root down to its own.
    path text[] NOT NULL CHECK (path[cardinality(path)] = code),
    -- Among its siblings.
    position int NOT NULL DEFAULT 0,
    -- By language tag.
    names jsonb NOT NULL CHECK (jsonb_typeof(names) = 'object'),
    landing jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(landing) = 'object')
);
CREATE INDEX categories_by_parent ON categories (parent, position, code);
CREATE INDEX categories_by_path ON categories USING gin (path);

-- Slugs that categories had before.
CREATE TABLE category_slugs (
    slug text PRIMARY KEY,
    category text NOT NULL REFERENCES categories (code) ON DELETE CASCADE
);

CREATE FUNCTION categories_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('categories', '');
    RETURN NULL;
END $$;
CREATE TRIGGER categories_changed AFTER INSERT OR UPDATE OR DELETE ON categories
    FOR EACH STATEMENT EXECUTE FUNCTION categories_changed();

-- What the readers of catalogues tell apart (`Catalog/Category.swift`).
INSERT INTO categories (code, slug, path, position, names) VALUES
    ('fashion', 'fashion', '{fashion}', 0, '{"en": "Fashion", "sw": "Mitindo", "fr": "Mode", "ar": "أزياء", "th": "แฟชั่น"}'),
    ('shoes', 'shoes', '{shoes}', 1, '{"en": "Shoes", "sw": "Viatu", "fr": "Chaussures", "ar": "أحذية", "th": "รองเท้า"}'),
    ('bags', 'bags', '{bags}', 2, '{"en": "Bags", "sw": "Mikoba", "fr": "Sacs", "ar": "حقائب", "th": "กระเป๋า"}'),
    ('jewellery', 'jewellery', '{jewellery}', 3, '{"en": "Jewellery", "sw": "Vito", "fr": "Bijoux", "ar": "مجوهرات", "th": "เครื่องประดับ"}'),
    ('beauty', 'beauty', '{beauty}', 4, '{"en": "Beauty", "sw": "Urembo", "fr": "Beauté", "ar": "جمال", "th": "ความงาม"}'),
    ('phones', 'phones', '{phones}', 5, '{"en": "Phones", "sw": "Simu", "fr": "Téléphones", "ar": "هواتف", "th": "โทรศัพท์"}'),
    ('electronics', 'electronics', '{electronics}', 6, '{"en": "Electronics", "sw": "Elektroniki", "fr": "Électronique", "ar": "إلكترونيات", "th": "อิเล็กทรอนิกส์"}'),
    ('home', 'home', '{home}', 7, '{"en": "Home", "sw": "Nyumbani", "fr": "Maison", "ar": "المنزل", "th": "ของใช้ในบ้าน"}'),
    ('kitchen', 'kitchen', '{kitchen}', 8, '{"en": "Kitchen", "sw": "Jikoni", "fr": "Cuisine", "ar": "المطبخ", "th": "ครัว"}'),
    ('furniture', 'furniture', '{furniture}', 9, '{"en": "Furniture", "sw": "Samani", "fr": "Meubles", "ar": "أثاث", "th": "เฟอร์นิเจอร์"}'),
    ('food', 'food', '{food}', 10, '{"en": "Food", "sw": "Vyakula", "fr": "Alimentation", "ar": "أغذية", "th": "อาหาร"}'),
    ('drinks', 'drinks', '{drinks}', 11, '{"en": "Drinks", "sw": "Vinywaji", "fr": "Boissons", "ar": "مشروبات", "th": "เครื่องดื่ม"}'),
    ('baby', 'baby', '{baby}', 12, '{"en": "Baby", "sw": "Watoto wachanga", "fr": "Bébé", "ar": "أطفال رضّع", "th": "แม่และเด็ก"}'),
    ('toys', 'toys', '{toys}', 13, '{"en": "Toys", "sw": "Vichezeo", "fr": "Jouets", "ar": "ألعاب", "th": "ของเล่น"}'),
    ('books', 'books', '{books}', 14, '{"en": "Books", "sw": "Vitabu", "fr": "Livres", "ar": "كتب", "th": "หนังสือ"}'),
    ('sports', 'sports', '{sports}', 15, '{"en": "Sports", "sw": "Michezo", "fr": "Sport", "ar": "رياضة", "th": "กีฬา"}'),
    ('music', 'music', '{music}', 16, '{"en": "Music", "sw": "Muziki", "fr": "Musique", "ar": "موسيقى", "th": "ดนตรี"}'),
    ('office', 'office', '{office}', 17, '{"en": "Stationery", "sw": "Vifaa vya ofisi", "fr": "Papeterie", "ar": "قرطاسية", "th": "เครื่องเขียน"}'),
    ('car', 'car', '{car}', 18, '{"en": "Car parts", "sw": "Vipuri vya gari", "fr": "Pièces auto", "ar": "قطع غيار السيارات", "th": "อะไหล่รถ"}'),
    ('art', 'art', '{art}', 19, '{"en": "Art", "sw": "Sanaa", "fr": "Art", "ar": "فن", "th": "ศิลปะ"}'),
    ('garden', 'garden', '{garden}', 20, '{"en": "Garden", "sw": "Bustani", "fr": "Jardin", "ar": "حديقة", "th": "สวน"}'),
    ('other', 'other', '{other}', 21, '{"en": "Other", "sw": "Nyingine", "fr": "Divers", "ar": "أخرى", "th": "อื่นๆ"}');

CREATE TABLE brands (
    id bigint PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    created_at timestamptz NOT NULL DEFAULT now()
);
-- One brand however it is written: `BOSCH`, `Bosch`.
CREATE UNIQUE INDEX brands_by_name ON brands (lower(name));

-- What can be said of goods: a number with its unit, one of several choices, a text, yes or no.
CREATE TABLE attributes (
    code text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60),
    kind text NOT NULL CHECK (kind IN ('number', 'choice', 'text', 'flag')),
    names jsonb NOT NULL CHECK (jsonb_typeof(names) = 'object'),
    unit text NOT NULL DEFAULT '' CHECK (unit = '' OR kind = 'number'),
    -- `[{"code": "red", "names": {"en": "Red"}}, …]`
    choices jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(choices) = 'array' AND (kind = 'choice') = (choices <> '[]'))
);

-- Which attributes goods of a category, and of all below it, have.
CREATE TABLE category_attributes (
    category text NOT NULL REFERENCES categories (code) ON DELETE CASCADE,
    attribute text NOT NULL REFERENCES attributes (code) ON DELETE CASCADE,
    is_required boolean NOT NULL DEFAULT false,
    is_filter boolean NOT NULL DEFAULT true,
    position int NOT NULL DEFAULT 0,
    PRIMARY KEY (category, attribute)
);

-- A listing comes from a WhatsApp page, from its seller's desk, or from a file.
ALTER TABLE products
    ALTER COLUMN whatsapp_id DROP NOT NULL,
    ALTER COLUMN seller_phone DROP NOT NULL,
    ADD CHECK ((whatsapp_id IS NULL) = (seller_phone IS NULL)),
    DROP CONSTRAINT products_status_check,
    ADD CONSTRAINT products_status_check CHECK (status IN
        ('draft', 'discovered', 'hydrated', 'live', 'flagged', 'rejected', 'inactive', 'hidden', 'sold', 'deleted')),
    -- What it was before it was deleted.
    ADD COLUMN status_before text CHECK ((status = 'deleted') = (status_before IS NOT NULL)),
    -- The next reading of its page leaves a category that somebody chose.
    ADD COLUMN has_chosen_category boolean NOT NULL DEFAULT false,
    ADD COLUMN brand_id bigint REFERENCES brands (id),
    ADD COLUMN condition text NOT NULL DEFAULT 'new' CHECK (condition IN ('new', 'refurbished', 'used')),
    -- By attribute code: `{"width-mm": 205, "season": "winter"}`.
    ADD COLUMN attributes jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attributes) = 'object'),
    -- How the seller's files name it.
    ADD COLUMN import_key text CHECK (char_length(import_key) BETWEEN 1 AND 120),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    -- Counts changes by hand: two people at one form do not overwrite each other.
    ADD COLUMN revision int NOT NULL DEFAULT 1,
    ADD FOREIGN KEY (category) REFERENCES categories (code);
CREATE UNIQUE INDEX products_by_import_key ON products (seller_id, import_key) WHERE import_key IS NOT NULL;
CREATE INDEX products_by_brand ON products (brand_id, live_since DESC, id DESC) WHERE brand_id IS NOT NULL;
-- The desk's tables, newest change first: the whole shop's and one seller's.
CREATE INDEX products_desk ON products (updated_at DESC, id DESC);
CREATE INDEX products_desk_by_seller ON products (seller_id, updated_at DESC, id DESC);
CREATE INDEX products_desk_by_status ON products (status, updated_at DESC, id DESC);
CREATE INDEX products_desk_by_title ON products (lower(title), id);
CREATE INDEX products_desk_by_price ON products (price_minor, id) WHERE price_minor IS NOT NULL;
-- The desk looks for words in all of them, not only in what is live.
DROP INDEX products_words;
CREATE INDEX products_words ON products USING gin (to_tsvector('simple', title || ' ' || description));
CREATE INDEX products_by_kept_picture ON products (s3_image_url) WHERE s3_image_url IS NOT NULL;

-- What is on the shelf: every product that is counted has at least one.
CREATE TABLE variants (
    id bigint PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    sku text NOT NULL CHECK (char_length(sku) BETWEEN 1 AND 64),
    -- GTIN, digits only.
    barcode text CHECK (barcode ~ '^[0-9]{8,14}$'),
    -- What tells it from its siblings: `{"size": "M"}`.
    options jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(options) = 'object'),
    -- NULL: the product's.
    price_minor bigint CHECK (price_minor >= 0),
    weight_grams int CHECK (weight_grams > 0),
    position int NOT NULL DEFAULT 0,
    UNIQUE (seller_id, sku)
);
CREATE INDEX variants_by_product ON variants (product_id, position, id);
CREATE INDEX variants_by_barcode ON variants (barcode) WHERE barcode IS NOT NULL;

-- Pictures of a listing in order; the first is also the product's own, which lists show.
CREATE TABLE product_pictures (
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    position int NOT NULL CHECK (position BETWEEN 0 AND 19),
    -- In our own store: the SHA-256 of the original; NULL while it is still to be fetched.
    key text,
    source_url text NOT NULL DEFAULT '',
    alt text NOT NULL DEFAULT '' CHECK (char_length(alt) <= 200),
    width int,
    height int,
    PRIMARY KEY (product_id, position),
    CHECK (key IS NOT NULL OR source_url <> '')
);
CREATE INDEX product_pictures_by_key ON product_pictures (key) WHERE key IS NOT NULL;

-- Numbers by which a part is asked for: the maker's own, and other makers' for the same part.
CREATE TABLE part_numbers (
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('oem', 'cross')),
    number text NOT NULL CHECK (char_length(number) BETWEEN 2 AND 60),
    -- However it is written: letters and digits only, in capitals.
    key text NOT NULL GENERATED ALWAYS AS (upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g'))) STORED,
    PRIMARY KEY (product_id, kind, number)
);
CREATE INDEX part_numbers_by_key ON part_numbers (key text_pattern_ops);

-- Make, model, generation, engine: one tree of four levels.
CREATE TABLE vehicles (
    id bigint PRIMARY KEY,
    parent_id bigint REFERENCES vehicles (id),
    level text NOT NULL CHECK (level IN ('make', 'model', 'generation', 'engine')),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    -- First and last model year; NULL: still built, or not known.
    year_from int CHECK (year_from BETWEEN 1900 AND 2100),
    year_to int CHECK (year_to BETWEEN year_from AND 2100),
    -- Ids from the make down to its own.
    path bigint[] NOT NULL CHECK (path[cardinality(path)] = id),
    CHECK ((level = 'make') = (parent_id IS NULL)),
    CHECK (cardinality(path) = array_position(ARRAY['make', 'model', 'generation', 'engine'], level))
);
CREATE UNIQUE INDEX vehicles_by_name ON vehicles (coalesce(parent_id, 0), lower(name));

-- What a part fits: a vehicle and all below it, in these years.
CREATE TABLE fitments (
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    vehicle_id bigint NOT NULL REFERENCES vehicles (id),
    year_from int CHECK (year_from BETWEEN 1900 AND 2100),
    year_to int CHECK (year_to BETWEEN coalesce(year_from, 1900) AND 2100),
    PRIMARY KEY (product_id, vehicle_id)
);
CREATE INDEX fitments_by_vehicle ON fitments (vehicle_id, product_id);

-- The buyer's garage.
CREATE TABLE garage (
    visitor uuid NOT NULL,
    vehicle_id bigint NOT NULL REFERENCES vehicles (id) ON DELETE CASCADE,
    year int CHECK (year BETWEEN 1900 AND 2100),
    -- The one that lists are held against.
    is_current boolean NOT NULL DEFAULT false,
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (visitor, vehicle_id)
);
CREATE UNIQUE INDEX garage_current ON garage (visitor) WHERE is_current;
