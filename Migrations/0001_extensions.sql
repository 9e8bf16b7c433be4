-- Vectors (docs/decisions/0002-dependencies.md).
CREATE EXTENSION IF NOT EXISTS vector;
