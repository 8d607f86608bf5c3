/** Deposit addresses that were given out. */
export const ADDRESSES = `
  CREATE TABLE address (
    n INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE COLLATE NOCASE,
    purpose TEXT NOT NULL,
    payer TEXT NOT NULL,
    note TEXT NOT NULL,
    currency_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    network TEXT NOT NULL,
    address TEXT NOT NULL,
    tag TEXT,
    min_deposit TEXT,           -- decimal text in the currency, or null when not told
    doubt TEXT,                 -- why it looks wrong for its network, or null
    asked_at INTEGER NOT NULL,  -- ms since 1970
    by TEXT NOT NULL
  ) STRICT;
  CREATE INDEX address_address ON address(address, tag);
  CREATE TRIGGER address_no_update BEFORE UPDATE ON address
    BEGIN SELECT RAISE(ABORT, 'an address given out never changes'); END;
  CREATE TRIGGER address_no_delete BEFORE DELETE ON address
    BEGIN SELECT RAISE(ABORT, 'an address given out is never forgotten'); END;`;
