/** Lists, prices and balances as they were read, and what may not run low. */
export const READINGS = `
  CREATE TABLE currency_list (
    place TEXT PRIMARY KEY,     -- 'last' or 'before'
    taken_at INTEGER NOT NULL,  -- ms since 1970
    list TEXT NOT NULL          -- JSON
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE currency_change (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    since INTEGER NOT NULL,
    change TEXT NOT NULL        -- JSON
  ) STRICT;
  CREATE TABLE rate_point (
    currency_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    rate TEXT,                  -- USD for one unit, or null when not given
    PRIMARY KEY (currency_id, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE balance_span (
    currency_id INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,  -- the first reading that said so
    seen_at INTEGER NOT NULL,   -- the last one
    units TEXT,                 -- smallest units; null when it was not named any more
    decimals INTEGER NOT NULL,
    PRIMARY KEY (currency_id, taken_at)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER balance_span_holds BEFORE UPDATE OF currency_id, taken_at, units, decimals ON balance_span
    BEGIN SELECT RAISE(ABORT, 'what a reading said never changes'); END;
  CREATE TRIGGER balance_span_no_delete BEFORE DELETE ON balance_span
    BEGIN SELECT RAISE(ABORT, 'a reading is never forgotten'); END;
  CREATE TABLE balance_threshold (
    currency_id INTEGER PRIMARY KEY,
    least TEXT NOT NULL,        -- decimal text
    by TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    low_since INTEGER
  ) STRICT;
  CREATE TABLE reading_note (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`;
