-- See the SQLite migration of the same number.

ALTER TABLE reports ADD COLUMN format BIGINT NOT NULL DEFAULT 1;

CREATE INDEX reports_in_the_bin ON reports (deleted_at) WHERE deleted_at IS NOT NULL;

ALTER TABLE revisions ADD COLUMN sitting BIGINT NOT NULL DEFAULT 0;

ALTER TABLE revisions ADD COLUMN keep BIGINT NOT NULL DEFAULT 0;

WITH pauses AS (
    SELECT report_id, revision,
           saved_at - lag(saved_at) OVER (PARTITION BY report_id ORDER BY revision) AS pause
    FROM revisions
)
UPDATE revisions SET sitting = (
    SELECT max(first.revision) FROM pauses AS first
    WHERE first.report_id = revisions.report_id AND first.revision <= revisions.revision
      AND (first.pause IS NULL OR first.pause > 1800)
);

CREATE TABLE search (
    report_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    terms TEXT COLLATE "C" NOT NULL
);

CREATE TABLE settings (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Links of a deleted report are revoked with it from now on, so that restoring it does not revive them.
UPDATE shares SET revoked_at = (SELECT deleted_at FROM reports WHERE id = report_id)
WHERE revoked_at IS NULL AND report_id IN (SELECT id FROM reports WHERE deleted_at IS NOT NULL);
