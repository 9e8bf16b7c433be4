-- Holds that cannot be oversold, alerts, whom goods are bought from, and the nightly check of the books.

ALTER TABLE stock_levels
    -- Whose shelf it is, so that a seller's table is one range of an index.
    ADD COLUMN seller_id bigint REFERENCES sellers (id),
    ADD COLUMN free int GENERATED ALWAYS AS (on_hand - held) STORED;
UPDATE stock_levels l SET seller_id = o.seller_id FROM locations o WHERE o.id = l.location_id;
ALTER TABLE stock_levels ALTER COLUMN seller_id SET NOT NULL;
-- The desk's table: least first, of everybody and of one seller.
CREATE INDEX stock_levels_desk ON stock_levels (free, variant_id, location_id);
CREATE INDEX stock_levels_desk_by_seller ON stock_levels (seller_id, free, variant_id, location_id);
CREATE INDEX stock_levels_held ON stock_levels (free, variant_id, location_id) WHERE held > 0;
DROP INDEX stock_levels_low;
CREATE INDEX stock_levels_low ON stock_levels (free, variant_id, location_id) WHERE free <= low_at;
CREATE INDEX variants_by_sku ON variants (sku);
CREATE INDEX stock_movements_costs ON stock_movements (variant_id, id) WHERE unit_cost_minor IS NOT NULL;
ALTER TABLE stock_movements
    -- Of cost and price; NULL: the market's own.
    ADD COLUMN currency text CHECK (currency ~ '^[A-Z]{3}$');

CREATE OR REPLACE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stock_levels (variant_id, location_id, seller_id)
    SELECT DISTINCT m.variant_id, m.location_id, o.seller_id FROM moved m JOIN locations o ON o.id = m.location_id
    ORDER BY m.variant_id, m.location_id
    ON CONFLICT (variant_id, location_id) DO NOTHING;
    -- In the order of the key: two statements that touch the same shelves cannot deadlock. No stronger than an update
    -- needs: a hold's foreign key shares the row.
    PERFORM 1 FROM stock_levels l WHERE (variant_id, location_id) IN (SELECT variant_id, location_id FROM moved)
    ORDER BY variant_id, location_id FOR NO KEY UPDATE;
    UPDATE stock_levels l SET on_hand = on_hand + change
    FROM (SELECT variant_id, location_id, sum(quantity)::int AS change FROM moved GROUP BY variant_id, location_id) m
    WHERE l.variant_id = m.variant_id AND l.location_id = m.location_id;
    -- What is promised may not be sold or written off; a hold that becomes a sale was let go of before, and a recount
    -- says what there is.
    IF EXISTS (SELECT 1 FROM moved m JOIN stock_levels l USING (variant_id, location_id)
               WHERE m.kind IN ('sold', 'corrected') AND m.quantity < 0 AND m.reference NOT LIKE 'hold:%' AND l.free < 0) THEN
        RAISE EXCEPTION 'what is promised stays' USING ERRCODE = '23514', CONSTRAINT = 'stock_promised';
    END IF;
    RETURN NULL;
END $$;

-- One conditional update: of two who want the last one, the second finds it promised.
CREATE FUNCTION hold_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted int;
    got int;
BEGIN
    PERFORM 1 FROM stock_levels WHERE (variant_id, location_id) IN (SELECT variant_id, location_id FROM promised)
    ORDER BY variant_id, location_id FOR NO KEY UPDATE;
    SELECT count(DISTINCT (variant_id, location_id)) INTO wanted FROM promised;
    UPDATE stock_levels l SET held = held + quantity
    FROM (SELECT variant_id, location_id, sum(quantity)::int AS quantity FROM promised GROUP BY variant_id, location_id) p
    WHERE l.variant_id = p.variant_id AND l.location_id = p.location_id AND l.on_hand - l.held >= p.quantity;
    GET DIAGNOSTICS got = ROW_COUNT;
    IF got < wanted THEN
        RAISE EXCEPTION 'not so many are free' USING ERRCODE = '23514', CONSTRAINT = 'stock_free';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER hold_stock AFTER INSERT ON stock_holds REFERENCING NEW TABLE AS promised
    FOR EACH STATEMENT EXECUTE FUNCTION hold_stock();

CREATE FUNCTION let_stock_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM stock_levels WHERE (variant_id, location_id) IN (SELECT variant_id, location_id FROM released)
    ORDER BY variant_id, location_id FOR NO KEY UPDATE;
    UPDATE stock_levels l SET held = held - quantity
    FROM (SELECT variant_id, location_id, sum(quantity)::int AS quantity FROM released GROUP BY variant_id, location_id) r
    WHERE l.variant_id = r.variant_id AND l.location_id = r.location_id;
    RETURN NULL;
END $$;
CREATE TRIGGER let_stock_go AFTER DELETE ON stock_holds REFERENCING OLD TABLE AS released
    FOR EACH STATEMENT EXECUTE FUNCTION let_stock_go();

CREATE FUNCTION refuse_hold_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a hold is made and let go, its goods never change';
END $$;
CREATE TRIGGER holds_stay BEFORE UPDATE OF variant_id, location_id, quantity ON stock_holds
    FOR EACH ROW EXECUTE FUNCTION refuse_hold_change();

-- Each time that a shelf runs low or out: written by the database, whoever takes the goods and how.
CREATE TABLE stock_alerts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    variant_id bigint NOT NULL,
    location_id bigint NOT NULL,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    kind text NOT NULL CHECK (kind IN ('low', 'out')),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- When there was enough again, or another alert took its place.
    ended_at timestamptz,
    -- When the seller was told.
    told_at timestamptz,
    FOREIGN KEY (variant_id, location_id) REFERENCES stock_levels (variant_id, location_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX stock_alerts_open ON stock_alerts (variant_id, location_id) WHERE ended_at IS NULL;
CREATE INDEX stock_alerts_untold ON stock_alerts (seller_id, id) WHERE ended_at IS NULL AND told_at IS NULL;
CREATE INDEX stock_alerts_desk ON stock_alerts (id DESC) WHERE ended_at IS NULL;
CREATE INDEX stock_alerts_desk_by_seller ON stock_alerts (seller_id, id DESC) WHERE ended_at IS NULL;

CREATE FUNCTION stock_state(free int, low_at int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN free <= 0 THEN 'out' WHEN free <= low_at THEN 'low' ELSE 'enough' END
$$;
CREATE FUNCTION note_stock_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text := stock_state(NEW.on_hand - NEW.held, NEW.low_at);
BEGIN
    UPDATE stock_alerts SET ended_at = clock_timestamp()
    WHERE variant_id = NEW.variant_id AND location_id = NEW.location_id AND ended_at IS NULL;
    IF state <> 'enough' THEN
        -- A few came in where there was none: still low, and nothing to tell anew.
        INSERT INTO stock_alerts (variant_id, location_id, seller_id, kind, told_at)
        VALUES (NEW.variant_id, NEW.location_id, NEW.seller_id, state,
            CASE WHEN state = 'low' AND OLD.on_hand - OLD.held <= 0 THEN clock_timestamp() END);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER note_stock_state AFTER UPDATE ON stock_levels FOR EACH ROW
    WHEN (stock_state(OLD.on_hand - OLD.held, OLD.low_at) IS DISTINCT FROM stock_state(NEW.on_hand - NEW.held, NEW.low_at))
    EXECUTE FUNCTION note_stock_state();

-- Every night the books are held against the ledger. What differs stays as it is, for somebody to look at.
CREATE TABLE stock_checks (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    shelves int NOT NULL,
    differences int NOT NULL
);
CREATE TABLE stock_differences (
    check_id bigint NOT NULL REFERENCES stock_checks (id) ON DELETE CASCADE,
    variant_id bigint NOT NULL,
    location_id bigint NOT NULL,
    on_hand int NOT NULL,
    moved int NOT NULL,
    held int NOT NULL,
    promised int NOT NULL,
    PRIMARY KEY (check_id, variant_id, location_id)
);

-- Who supplies what, under which number and for how much.
CREATE TABLE variant_suppliers (
    variant_id bigint NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
    supplier_id bigint NOT NULL REFERENCES suppliers (id),
    -- The supplier's own number for it.
    supplier_sku text NOT NULL DEFAULT '' CHECK (char_length(supplier_sku) <= 64),
    -- In the supplier's currency.
    unit_cost_minor bigint NOT NULL CHECK (unit_cost_minor >= 0),
    -- The fewest that are delivered.
    minimum int NOT NULL DEFAULT 1 CHECK (minimum BETWEEN 1 AND 1000000),
    PRIMARY KEY (variant_id, supplier_id)
);
CREATE INDEX variant_suppliers_by_supplier ON variant_suppliers (supplier_id, variant_id);

ALTER TABLE suppliers ADD CHECK (char_length(email) <= 254), ADD CHECK (char_length(phone) <= 40);
CREATE INDEX purchase_orders_desk ON purchase_orders (created_at DESC, id DESC);
CREATE INDEX purchase_orders_by_supplier ON purchase_orders (supplier_id, created_at DESC, id DESC);
