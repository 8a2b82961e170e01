-- When a report was first saved: its first revision may be folded away.
ALTER TABLE reports ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET created_at = coalesce((SELECT min(saved_at) FROM revisions WHERE report_id = reports.id), saved_at);

-- What reports are found by and what lists show of them, all of it made again at the next start.
DROP TABLE search;
CREATE TABLE search (
    report_id TEXT NOT NULL PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    -- By which rules it is told how much is left of the report.
    rules TEXT NOT NULL,
    -- The last of `changes` that was no save: it was deleted, restored, or made again.
    changed INTEGER NOT NULL DEFAULT 0,
    -- JSON: its line in the library, and those of its action items.
    line TEXT NOT NULL,
    actions TEXT NOT NULL,
    terms TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX search_by_change ON search (changed);

-- Counts changes of reports that are no saves, so that what is held in memory can be brought up to date.
CREATE TABLE changes (
    number INTEGER NOT NULL,
    -- The change by which reports were deleted for good.
    emptied INTEGER NOT NULL
) STRICT;

INSERT INTO changes (number, emptied) VALUES (0, 0);
