-- The newest format a program must know to read the current revision.
ALTER TABLE reports ADD COLUMN format INTEGER NOT NULL DEFAULT 1;

CREATE INDEX reports_in_the_bin ON reports (deleted_at) WHERE deleted_at IS NOT NULL;

-- The first revision of the sitting that this one was saved in.
ALTER TABLE revisions ADD COLUMN sitting INTEGER NOT NULL DEFAULT 0;

-- 1: stays when its sitting is folded.
ALTER TABLE revisions ADD COLUMN keep INTEGER NOT NULL DEFAULT 0;

-- A pause of more than half an hour ends a sitting.
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

-- What reports are found by: made by the core, and made again when it makes them in another way.
CREATE TABLE search (
    report_id TEXT NOT NULL PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    terms TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Links of a deleted report are revoked with it from now on, so that restoring it does not revive them.
UPDATE shares SET revoked_at = (SELECT deleted_at FROM reports WHERE id = report_id)
WHERE revoked_at IS NULL AND report_id IN (SELECT id FROM reports WHERE deleted_at IS NOT NULL);
