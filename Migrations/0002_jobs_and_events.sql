-- Work to do. A leased job is one whose run_at lies at the end of its lease: when its worker dies, it is ready again
-- at that time without anybody having to notice.
CREATE TABLE jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    -- At most one job of a kind with this key waits or runs at a time.
    dedupe_key text,
    priority smallint NOT NULL DEFAULT 0,
    run_at timestamptz NOT NULL DEFAULT now(),
    -- Names the claim that holds the job; NULL while nobody does.
    lease uuid,
    attempts int NOT NULL DEFAULT 0,
    max_attempts int NOT NULL DEFAULT 8,
    progress_done int NOT NULL DEFAULT 0,
    progress_total int,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX jobs_once ON jobs (kind, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX jobs_ready ON jobs (kind, priority DESC, run_at, id);
ALTER TABLE jobs SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Jobs that failed for good, for an operator to look at and retry.
CREATE TABLE dead_jobs (
    id bigint PRIMARY KEY,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    dedupe_key text,
    priority smallint NOT NULL,
    attempts int NOT NULL,
    max_attempts int NOT NULL,
    error text NOT NULL,
    created_at timestamptz NOT NULL,
    died_at timestamptz NOT NULL DEFAULT now()
);

-- When recurring jobs are due next.
CREATE TABLE schedules (
    name text PRIMARY KEY,
    next_run timestamptz NOT NULL,
    last_run timestamptz
);

-- The outbox: what happened, written in the transaction that made it happen. `tx` orders events by commit for readers:
-- an event is read only when no transaction older than its own can still commit.
CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    kind text NOT NULL,
    subject text NOT NULL,
    payload jsonb NOT NULL,
    occurred_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX events_in_order ON events (tx, id);

-- How far each consumer has read.
CREATE TABLE event_positions (
    consumer text PRIMARY KEY,
    tx xid8 NOT NULL,
    id bigint NOT NULL,
    read_at timestamptz NOT NULL DEFAULT now()
);
