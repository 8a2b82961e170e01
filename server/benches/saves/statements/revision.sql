INSERT INTO revisions (report_id, revision, saved_at, save_id, report, sitting)
VALUES ($1, $2, 0, $3, $4, 1) RETURNING position
