-- What the desks' figures are made of. Days are days of UTC: rows of several processes and of the database itself meet.

-- Sales by day and product, kept by the trigger below: two years of movements are too many to add up for a page.
CREATE TABLE sales_days (
    day date NOT NULL,
    -- Held by the movements' variants already.
    product_id bigint NOT NULL,
    seller_id bigint NOT NULL,
    -- The product's when it was sold; empty for one without a price.
    currency text NOT NULL,
    sales int NOT NULL,
    units int NOT NULL,
    revenue_minor bigint NOT NULL,
    PRIMARY KEY (product_id, day, currency)
);
CREATE INDEX sales_days_by_day ON sales_days (day) INCLUDE (product_id, currency, sales, units, revenue_minor);
CREATE INDEX sales_days_by_seller ON sales_days (seller_id, day) INCLUDE (product_id, currency, sales, units, revenue_minor);

CREATE FUNCTION note_sales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- In the order of the key: two statements that sell the same goods cannot deadlock.
    INSERT INTO sales_days (day, product_id, seller_id, currency, sales, units, revenue_minor)
    SELECT (m.at AT TIME ZONE 'UTC')::date, v.product_id, v.seller_id, coalesce(m.currency, p.currency, ''), count(*), -sum(m.quantity),
        sum(-m.quantity::bigint * coalesce(m.unit_price_minor, 0))
    FROM moved m JOIN variants v ON v.id = m.variant_id JOIN products p ON p.id = v.product_id WHERE m.kind = 'sold'
    GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 4
    ON CONFLICT (product_id, day, currency) DO UPDATE SET sales = sales_days.sales + excluded.sales,
        units = sales_days.units + excluded.units, revenue_minor = sales_days.revenue_minor + excluded.revenue_minor;
    RETURN NULL;
END $$;
CREATE TRIGGER note_sales AFTER INSERT ON stock_movements REFERENCING NEW TABLE AS moved
    FOR EACH STATEMENT EXECUTE FUNCTION note_sales();

INSERT INTO sales_days (day, product_id, seller_id, currency, sales, units, revenue_minor)
SELECT (m.at AT TIME ZONE 'UTC')::date, v.product_id, v.seller_id, coalesce(m.currency, p.currency, ''), count(*), -sum(m.quantity),
    sum(-m.quantity::bigint * coalesce(m.unit_price_minor, 0))
FROM stock_movements m JOIN variants v ON v.id = m.variant_id JOIN products p ON p.id = v.product_id WHERE m.kind = 'sold'
GROUP BY 1, 2, 3, 4;

-- What readers look at: counters only. `seller_id` 0 is the whole market.
CREATE TABLE footfall_days (
    day date NOT NULL,
    seller_id bigint NOT NULL,
    views int NOT NULL DEFAULT 0,
    visitors int NOT NULL DEFAULT 0,
    PRIMARY KEY (seller_id, day)
);
CREATE TABLE product_view_days (
    day date NOT NULL,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    seller_id bigint NOT NULL,
    views int NOT NULL,
    PRIMARY KEY (product_id, day)
);
CREATE INDEX product_view_days_by_day ON product_view_days (day) INCLUDE (product_id, views);
CREATE INDEX product_view_days_by_seller ON product_view_days (seller_id, day) INCLUDE (product_id, views);

-- Who was counted today already, as a hash whose salt is gone tomorrow; and so are these rows.
CREATE TABLE visitor_marks (
    day date NOT NULL,
    seller_id bigint NOT NULL,
    mark bytea NOT NULL CHECK (length(mark) = 16),
    PRIMARY KEY (day, seller_id, mark)
);

-- What a seller makes of a lead.
ALTER TABLE leads
    ADD COLUMN state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'answered', 'sold', 'lost')),
    ADD COLUMN note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 500);
CREATE INDEX leads_by_time ON leads (created_at, id);

-- The feed of what happened, and the screens of sync logs.
CREATE INDEX stock_alerts_by_time ON stock_alerts (at, id);
CREATE INDEX stock_alerts_by_seller ON stock_alerts (seller_id, at, id);
CREATE INDEX catalog_sync_logs_by_time ON catalog_sync_logs (at, id);
CREATE INDEX catalog_sync_logs_by_seller_and_time ON catalog_sync_logs (seller_id, at, id);
CREATE INDEX audit_log_by_time ON audit_log (at, seq);
CREATE INDEX unrecognised_pages_by_time ON unrecognised_pages (seen_at, product_id);
CREATE INDEX dead_jobs_by_time ON dead_jobs (died_at, id);
