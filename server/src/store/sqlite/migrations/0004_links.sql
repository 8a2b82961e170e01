-- The revision that a link is pinned to; null when it follows the text.
ALTER TABLE shares ADD COLUMN revision INTEGER;

-- 1: readers get the front matter of other programs.
ALTER TABLE shares ADD COLUMN front_matter INTEGER NOT NULL DEFAULT 0;

-- 1: was found expired, and stays so when the clock goes back.
ALTER TABLE shares ADD COLUMN expired INTEGER NOT NULL DEFAULT 0;

-- How often it was opened, and the begin of the last day on which it was.
ALTER TABLE shares ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN opened_on INTEGER;

-- Counts what was taken out of past revisions: a page that was made of one before is not shown again.
ALTER TABLE reports ADD COLUMN redactions INTEGER NOT NULL DEFAULT 0;
