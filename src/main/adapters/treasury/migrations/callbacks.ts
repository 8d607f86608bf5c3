/** Callbacks that were signed rightly, the deposits they tell of, and what is remembered of the others. */
export const CALLBACKS = `
  CREATE TABLE callback (
    n INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- over what was signed
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    spelling TEXT NOT NULL,
    source TEXT NOT NULL,
    key TEXT,                   -- whose news it is; null when it cannot be understood
    claim TEXT,                 -- JSON
    body BLOB NOT NULL,         -- as it came, without its signature header
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    payout_id TEXT
  ) STRICT;
  CREATE INDEX callback_stray ON callback(first_at) WHERE kind = 'withdrawal' AND payout_id IS NULL;
  CREATE TRIGGER callback_no_delete BEFORE DELETE ON callback
    BEGIN SELECT RAISE(ABORT, 'a callback that was answered is never forgotten'); END;
  CREATE TABLE deposit (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    currency_id INTEGER NOT NULL,
    order_id TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,
    counted TEXT NOT NULL,      -- decimal text
    folded TEXT NOT NULL,       -- the deposit as JSON
    last_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX deposit_order ON deposit(order_id);
  CREATE INDEX deposit_address ON deposit(address);
  CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit
    BEGIN SELECT RAISE(ABORT, 'a deposit is never forgotten'); END;
  CREATE TABLE disbelieved (
    why TEXT PRIMARY KEY,
    times INTEGER NOT NULL,
    last_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE disbelieved_sample (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    why TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    head TEXT NOT NULL
  ) STRICT;
  CREATE TABLE receiver (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    settings TEXT NOT NULL      -- JSON
  ) STRICT;`;
