INSERT INTO reports (id, revision, position, title, saved_at, format) VALUES ($1, $2, $3, 'title', 0, 2)
ON CONFLICT (id) DO UPDATE
SET revision = excluded.revision, position = excluded.position, title = excluded.title,
    saved_at = excluded.saved_at, format = excluded.format
WHERE reports.revision = excluded.revision - 1 AND reports.deleted_at IS NULL
