-- How the market arranges what it shows: words that mean the same, addresses that moved, rows and banners of its first page.

-- Slugs that brands had before, those of brands that became one with another included.
CREATE TABLE brand_slugs (
    slug text PRIMARY KEY,
    brand_id bigint NOT NULL REFERENCES brands (id) ON DELETE CASCADE
);
CREATE INDEX brand_slugs_by_brand ON brand_slugs (brand_id);

-- A search for one of them is a search for any: `{"brake pad", "plaquette"}`. Lower case.
CREATE TABLE synonyms (
    id bigint PRIMARY KEY,
    words text[] NOT NULL CHECK (cardinality(words) BETWEEN 2 AND 20),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- An address of this market where nothing is any more, and where it leads to now.
CREATE TABLE redirects (
    path text PRIMARY KEY CHECK (path ~ '^/[!-~]*$' AND path !~ '[?#\\]' AND length(path) <= 300),
    target text NOT NULL CHECK (target ~ '^/([!-~]*)$' AND target !~ '^/[/\\]' AND length(target) <= 600),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A row of products on the first page: of a category, of a brand, or picked by hand.
CREATE TABLE featured_rows (
    id bigint PRIMARY KEY,
    titles jsonb NOT NULL CHECK (jsonb_typeof(titles) = 'object' AND titles <> '{}'),
    category text REFERENCES categories (code) ON DELETE CASCADE,
    brand_id bigint REFERENCES brands (id) ON DELETE CASCADE,
    products bigint[] NOT NULL DEFAULT '{}' CHECK (cardinality(products) <= 24),
    position int NOT NULL DEFAULT 0,
    -- First and last day on which it shows; NULL: open.
    starts_on date,
    ends_on date CHECK (ends_on >= starts_on),
    CHECK ((category IS NOT NULL)::int + (brand_id IS NOT NULL)::int + (products <> '{}')::int = 1)
);

CREATE TABLE banners (
    id bigint PRIMARY KEY,
    texts jsonb NOT NULL CHECK (jsonb_typeof(texts) = 'object' AND texts <> '{}'),
    -- Within this market.
    link text NOT NULL CHECK (link ~ '^/([!-~]*)$' AND link !~ '^/[/\\]' AND length(link) <= 600),
    -- The kept picture's SHA-256, and what it looks like.
    picture text NOT NULL CHECK (picture ~ '^[0-9a-f]{64}$'),
    width int NOT NULL CHECK (width > 0),
    height int NOT NULL CHECK (height > 0),
    colour text NOT NULL,
    placeholder text NOT NULL,
    position int NOT NULL DEFAULT 0,
    starts_on date,
    ends_on date CHECK (ends_on >= starts_on)
);
CREATE INDEX banners_by_picture ON banners (picture);

-- Lists narrowed down, and the sitemap's walk.
CREATE INDEX products_wall_by_brand ON products (brand_id, live_since DESC, id DESC) WHERE status = 'live' AND brand_id IS NOT NULL;
CREATE INDEX products_wall_attributes ON products USING gin (attributes jsonb_path_ops) WHERE status = 'live';
CREATE INDEX products_sitemap ON products (id) INCLUDE (updated_at) WHERE status = 'live';
