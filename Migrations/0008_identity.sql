-- What was said about a check: while it waits, by the provider to staff; when it is rejected, to the person.
ALTER TABLE identity_checks ADD COLUMN remark text NOT NULL DEFAULT '' CHECK (char_length(remark) <= 500);

-- Documents go 90 days after the decision; a check that waits has some.
ALTER TABLE identity_checks DROP CONSTRAINT identity_checks_documents_check;
ALTER TABLE identity_checks ADD CHECK (cardinality(documents) <= 4 AND (status <> 'pending' OR cardinality(documents) >= 1));

-- The list of those that wait is read in pages, oldest first.
DROP INDEX identity_checks_waiting;
CREATE INDEX identity_checks_waiting ON identity_checks (created_at, id) WHERE status = 'pending';
CREATE INDEX identity_checks_by_account ON identity_checks (account_id, created_at DESC, id DESC);
-- For forgetting a number that nothing points to, and for finding it on other accounts.
CREATE INDEX identity_checks_by_citizen ON identity_checks (citizen_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX identity_checks_old ON identity_checks (decided_at) WHERE documents <> '{}' AND decided_at IS NOT NULL;
CREATE INDEX identity_checks_documents ON identity_checks USING gin (documents);

-- How often somebody was suspended: trust remembers it when the suspension is over.
ALTER TABLE accounts ADD COLUMN suspensions int NOT NULL DEFAULT 0 CHECK (suspensions >= 0);
UPDATE accounts SET suspensions = 1 WHERE status = 'suspended';
