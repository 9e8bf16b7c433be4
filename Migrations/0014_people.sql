-- The desk's tables of people and of the audit log.
CREATE INDEX accounts_by_time ON accounts (created_at, id);
CREATE INDEX accounts_by_name ON accounts (lower(name) COLLATE "C");
CREATE INDEX accounts_with_roles ON accounts (created_at, id) WHERE roles <> '{}';
CREATE INDEX audit_log_by_actor ON audit_log (actor, seq);
CREATE INDEX audit_log_by_event ON audit_log (event, seq);
CREATE INDEX sellers_by_time ON sellers (created_at, id);
