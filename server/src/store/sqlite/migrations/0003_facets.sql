-- What the list can be narrowed down to, as the core makes it.
ALTER TABLE search ADD COLUMN facets TEXT NOT NULL DEFAULT '';

-- What it shows of them, as written; tags a line each.
ALTER TABLE search ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE search ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE search ADD COLUMN tags TEXT NOT NULL DEFAULT '';
