CREATE TABLE sellers (
    id bigint PRIMARY KEY,
    -- E.164 without the plus sign: what wa.me wants.
    phone text NOT NULL UNIQUE CHECK (phone ~ '^[1-9][0-9]{6,14}$'),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    description text NOT NULL DEFAULT '',
    catalogue_url text NOT NULL,
    last_synced_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE products (
    id bigint PRIMARY KEY,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    -- The product's id at WhatsApp: 16 or 17 digits.
    whatsapp_id text NOT NULL CHECK (whatsapp_id ~ '^[0-9]{16,17}$'),
    seller_phone text NOT NULL,
    status text NOT NULL DEFAULT 'discovered'
        CHECK (status IN ('discovered', 'hydrated', 'live', 'flagged', 'rejected', 'inactive')),
    -- Why it is flagged, rejected or inactive.
    status_reason text NOT NULL DEFAULT '',
    title text NOT NULL DEFAULT '',
    description text NOT NULL DEFAULT '',
    category text NOT NULL DEFAULT 'other',
    price_minor bigint CHECK (price_minor >= 0),
    currency text CHECK (currency ~ '^[A-Z]{3}$'),
    is_price_on_request boolean NOT NULL DEFAULT false,
    -- At the seller's CDN, and when that address stops working.
    image_url text NOT NULL DEFAULT '',
    image_url_expires_at timestamptz,
    -- In our own store: the SHA-256 of the kept original.
    s3_image_url text,
    picture_width int,
    picture_height int,
    picture_colour text,
    picture_placeholder text,
    -- 64-bit perceptual hash of the picture.
    picture_hash bigint,
    -- What the product's text and picture were when they were last read, to notice a change.
    content_hash text NOT NULL DEFAULT '',
    last_hydrated_at timestamptz,
    live_since timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (seller_phone, whatsapp_id),
    CHECK ((price_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX products_wall ON products (live_since DESC, id DESC) WHERE status = 'live';
CREATE INDEX products_wall_by_seller ON products (seller_id, live_since DESC, id DESC) WHERE status = 'live';
CREATE INDEX products_wall_by_category ON products (category, live_since DESC, id DESC) WHERE status = 'live';
CREATE INDEX products_stalest ON products (last_hydrated_at) WHERE status IN ('live', 'flagged', 'inactive');
CREATE INDEX products_by_picture ON products (picture_hash) WHERE picture_hash IS NOT NULL;
CREATE INDEX products_words ON products USING gin (to_tsvector('simple', title || ' ' || description)) WHERE status = 'live';

CREATE TABLE product_embeddings (
    product_id bigint PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
    -- The model that made it: vectors of two models cannot be compared.
    model text NOT NULL,
    embedding halfvec(768) NOT NULL
);
CREATE INDEX product_embeddings_near ON product_embeddings USING hnsw (embedding halfvec_ip_ops);

-- Every change that reading the catalogues brought.
CREATE TABLE catalog_sync_logs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    product_id bigint REFERENCES products (id) ON DELETE CASCADE,
    change text NOT NULL,
    was text,
    becomes text,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX catalog_sync_logs_by_product ON catalog_sync_logs (product_id, id);
CREATE INDEX catalog_sync_logs_by_seller ON catalog_sync_logs (seller_id, id);

-- Pages that the hydrator could not place, the latest of each product, for an operator to read.
CREATE TABLE unrecognised_pages (
    product_id bigint PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
    url text NOT NULL,
    http_status int,
    reason text NOT NULL,
    body bytea NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now()
);

-- A click on "Buy on WhatsApp".
CREATE TABLE leads (
    id bigint PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products (id),
    seller_id bigint NOT NULL REFERENCES sellers (id),
    -- Short, unambiguous, named in the message to the seller.
    reference text NOT NULL UNIQUE,
    visitor uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX leads_by_visitor ON leads (visitor, product_id);
CREATE INDEX leads_by_seller ON leads (seller_id, created_at DESC);

CREATE TABLE watches (
    visitor uuid NOT NULL,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (visitor, product_id)
);
