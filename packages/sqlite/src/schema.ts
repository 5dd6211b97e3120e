/** The version of the tables; a file of another one is refused. */
export const schemaVersion = 1;

/** Ids of books begin at the time when the file was made, so that no version of a file before it means anything here. Times are in milliseconds since the Unix epoch; a book without an end is kept for ever. */
export const schema = `
CREATE TABLE IF NOT EXISTS ids (next INTEGER NOT NULL);
INSERT INTO ids SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) WHERE NOT EXISTS (SELECT 1 FROM ids);
CREATE TABLE IF NOT EXISTS books (
  id INTEGER PRIMARY KEY, space TEXT NOT NULL, name TEXT NOT NULL, changes INTEGER NOT NULL, until_ms REAL,
  UNIQUE (space, name)
);
CREATE TABLE IF NOT EXISTS counters (
  book INTEGER NOT NULL, name TEXT NOT NULL, posted REAL NOT NULL, held REAL NOT NULL, unknown REAL NOT NULL,
  changed INTEGER NOT NULL, PRIMARY KEY (book, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS counters_changed ON counters (book, changed);
CREATE TABLE IF NOT EXISTS holds (
  space TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, until_ms REAL NOT NULL, entries TEXT NOT NULL,
  PRIMARY KEY (space, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS holds_until ON holds (space, until_ms);
CREATE TABLE IF NOT EXISTS seen (
  space TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, until_ms REAL NOT NULL, PRIMARY KEY (space, kind, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_until ON seen (until_ms);
CREATE TABLE IF NOT EXISTS buckets (
  space TEXT NOT NULL, name TEXT NOT NULL, full_ms REAL NOT NULL, PRIMARY KEY (space, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS buckets_full ON buckets (full_ms);
CREATE INDEX IF NOT EXISTS books_until ON books (until_ms) WHERE until_ms IS NOT NULL;
`;
