SELECT reports.revision, reports.saved_at, reports.format, reports.deleted_at, r.sitting,
       (SELECT position FROM revisions WHERE report_id = $1 AND save_id = $2) AS same_save
FROM reports JOIN revisions r ON r.position = reports.position WHERE reports.id = $1
