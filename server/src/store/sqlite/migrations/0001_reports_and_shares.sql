-- Times are Unix seconds. Ids are UUIDs in lower case with hyphens.

-- What the library lists, and the revision that a save must name.
CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL,
    -- Of the current revision among all revisions: the order of the library.
    position INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
    -- Counts saves, whichever the report; never used twice.
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    report_id TEXT NOT NULL REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    -- Names the request that made it, so that a repeated one is answered as the first.
    save_id TEXT,
    -- JSON, with the `format` of the program that wrote it.
    report TEXT NOT NULL,
    UNIQUE (report_id, revision)
) STRICT;

CREATE UNIQUE INDEX revisions_by_save_id ON revisions (report_id, save_id) WHERE save_id IS NOT NULL;

CREATE TABLE shares (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL REFERENCES reports (id),
    -- SHA-256 of the token, which is stored nowhere.
    token_hash BLOB NOT NULL UNIQUE,
    label TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
) STRICT;

CREATE INDEX shares_by_report ON shares (report_id);
