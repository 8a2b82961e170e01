-- See the SQLite migration of the same number.

ALTER TABLE reports ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
UPDATE reports SET created_at = coalesce((SELECT min(saved_at) FROM revisions WHERE report_id = reports.id), saved_at);

DROP TABLE search;
CREATE TABLE search (
    report_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    rules TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL DEFAULT 0,
    line TEXT NOT NULL,
    actions TEXT NOT NULL,
    terms TEXT COLLATE "C" NOT NULL
);

CREATE INDEX search_by_change ON search (changed);

CREATE TABLE changes (
    number BIGINT NOT NULL,
    emptied BIGINT NOT NULL
);

INSERT INTO changes (number, emptied) VALUES (0, 0);
