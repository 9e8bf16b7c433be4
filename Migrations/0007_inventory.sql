-- Stock: a sum of movements, by variant and location. Suppliers, and what is ordered from them.
CREATE TABLE locations (
    id bigint PRIMARY KEY,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (seller_id, name)
);
CREATE UNIQUE INDEX locations_default ON locations (seller_id) WHERE is_default;

-- What a shelf holds now. Written by the triggers below only, but for `low_at`.
CREATE TABLE stock_levels (
    variant_id bigint NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
    location_id bigint NOT NULL REFERENCES locations (id),
    on_hand int NOT NULL DEFAULT 0 CONSTRAINT stock_not_negative CHECK (on_hand >= 0),
    -- Of that, promised to somebody. A recount may find fewer than are promised.
    held int NOT NULL DEFAULT 0 CHECK (held >= 0),
    -- Few enough to order more.
    low_at int CHECK (low_at >= 0),
    PRIMARY KEY (variant_id, location_id)
);
CREATE INDEX stock_levels_low ON stock_levels (location_id, variant_id) WHERE low_at IS NOT NULL AND on_hand - held <= low_at;

CREATE TABLE stock_movements (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    variant_id bigint NOT NULL REFERENCES variants (id),
    location_id bigint NOT NULL REFERENCES locations (id),
    kind text NOT NULL CHECK (kind IN ('received', 'sold', 'returned', 'corrected', 'counted')),
    -- Of a count, how far the books were off: zero when they were right.
    quantity int NOT NULL,
    CHECK (CASE kind WHEN 'received' THEN quantity > 0 WHEN 'returned' THEN quantity > 0 WHEN 'sold' THEN quantity < 0
           WHEN 'corrected' THEN quantity <> 0 ELSE true END),
    -- What one cost, where it was bought.
    unit_cost_minor bigint CHECK (unit_cost_minor >= 0),
    -- What one was sold for.
    unit_price_minor bigint CHECK (unit_price_minor >= 0),
    -- The purchase order line, the hold, the import.
    reference text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500),
    actor text NOT NULL DEFAULT coalesce(nullif(current_setting('soko.actor', true), ''), 'system'),
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX stock_movements_by_variant ON stock_movements (variant_id, id);
CREATE INDEX stock_movements_by_time ON stock_movements (at);
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stock_levels (variant_id, location_id)
    SELECT DISTINCT variant_id, location_id FROM moved ORDER BY variant_id, location_id
    ON CONFLICT (variant_id, location_id) DO NOTHING;
    -- In the order of the key: two statements that touch the same shelves cannot deadlock.
    PERFORM 1 FROM stock_levels l WHERE (variant_id, location_id) IN (SELECT variant_id, location_id FROM moved)
    ORDER BY variant_id, location_id FOR UPDATE;
    UPDATE stock_levels l SET on_hand = on_hand + change
    FROM (SELECT variant_id, location_id, sum(quantity)::int AS change FROM moved GROUP BY variant_id, location_id) m
    WHERE l.variant_id = m.variant_id AND l.location_id = m.location_id;
    RETURN NULL;
END $$;
CREATE TRIGGER move_stock AFTER INSERT ON stock_movements REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION move_stock();

-- Stock promised for a while: to a cart, to an order that is being paid.
CREATE TABLE stock_holds (
    id bigint PRIMARY KEY,
    variant_id bigint NOT NULL,
    location_id bigint NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    reference text NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (variant_id, location_id) REFERENCES stock_levels (variant_id, location_id)
);
CREATE INDEX stock_holds_over ON stock_holds (expires_at);
CREATE INDEX stock_holds_by_variant ON stock_holds (variant_id, location_id);

CREATE TABLE suppliers (
    id bigint PRIMARY KEY,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
    -- How to reach them: a firm's address, as they give it.
    email text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    lead_days int NOT NULL DEFAULT 7 CHECK (lead_days BETWEEN 0 AND 365),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 2000),
    is_archived boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (seller_id, name)
);

CREATE TABLE purchase_orders (
    id bigint PRIMARY KEY,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    supplier_id bigint NOT NULL REFERENCES suppliers (id),
    -- Where it will lie.
    location_id bigint NOT NULL REFERENCES locations (id),
    -- Counted by seller: PO-0001.
    number int NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'sent', 'partly-received', 'received', 'cancelled')),
    currency text NOT NULL,
    note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 2000),
    expected_on date,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    closed_at timestamptz,
    UNIQUE (seller_id, number)
);
CREATE INDEX purchase_orders_by_seller ON purchase_orders (seller_id, created_at DESC, id DESC);

CREATE TABLE purchase_order_lines (
    id bigint PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES purchase_orders (id) ON DELETE CASCADE,
    variant_id bigint NOT NULL REFERENCES variants (id),
    ordered int NOT NULL CHECK (ordered > 0),
    received int NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND ordered),
    unit_cost_minor bigint NOT NULL CHECK (unit_cost_minor >= 0),
    UNIQUE (order_id, variant_id)
);
CREATE INDEX purchase_order_lines_by_variant ON purchase_order_lines (variant_id);
