INSERT INTO search (report_id, version, rules, line, actions, terms) VALUES ($1, 4, '', $3, '[]', $2)
ON CONFLICT (report_id) DO UPDATE
SET version = excluded.version, rules = excluded.rules, line = excluded.line,
    actions = excluded.actions, terms = excluded.terms
