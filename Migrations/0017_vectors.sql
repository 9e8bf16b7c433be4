-- How far vectors were carried into an index outside PostgreSQL (`MILVUS_ADDRESS`): one row a collection. No row: it is to be
-- filled from the beginning. The index in PostgreSQL stays as migration 0003 builds it (docs/decisions/0015-vectors.md).
CREATE TABLE vector_fills (
    collection text PRIMARY KEY,
    -- All products up to this one have been carried over.
    after_product bigint NOT NULL DEFAULT 0,
    is_complete boolean NOT NULL DEFAULT false,
    began_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now()
);
