INSERT INTO search (report_id, version, terms, facets, severity, status, tags) VALUES ($1, 2, $2, $3, '', '', '')
ON CONFLICT (report_id) DO UPDATE
SET version = excluded.version, terms = excluded.terms, facets = excluded.facets,
    severity = excluded.severity, status = excluded.status, tags = excluded.tags
