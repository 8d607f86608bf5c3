/** Invoices and what the gateway said about them. A reference names one address or one invoice, never both. */
export const INVOICES = `
  CREATE TABLE invoice (
    n INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE COLLATE NOCASE,
    searched TEXT NOT NULL,     -- what a search looks through, small letters
    state TEXT NOT NULL,        -- how it stands, computed from the body
    body TEXT NOT NULL,         -- the invoice as JSON
    next_at INTEGER             -- when it is to be asked about, ms since 1970; null for never
  ) STRICT;
  CREATE INDEX invoice_state ON invoice(state, n);
  CREATE INDEX invoice_due ON invoice(next_at) WHERE next_at IS NOT NULL;
  CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice
    BEGIN SELECT RAISE(ABORT, 'an invoice is never forgotten'); END;
  CREATE TRIGGER invoice_reference_stays BEFORE UPDATE OF reference ON invoice
    BEGIN SELECT RAISE(ABORT, 'the reference of an invoice never changes'); END;
  CREATE TRIGGER invoice_reference_free BEFORE INSERT ON invoice
    WHEN EXISTS (SELECT 1 FROM address a WHERE a.reference = NEW.reference)
    BEGIN SELECT RAISE(ABORT, 'an address has this reference'); END;
  CREATE TRIGGER address_reference_free BEFORE INSERT ON address
    WHEN EXISTS (SELECT 1 FROM invoice i WHERE i.reference = NEW.reference)
    BEGIN SELECT RAISE(ABORT, 'an invoice has this reference'); END;
  CREATE TABLE invoice_reading (
    invoice_n INTEGER NOT NULL REFERENCES invoice(n),
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,         -- the reading as JSON
    PRIMARY KEY (invoice_n, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER invoice_reading_no_update BEFORE UPDATE ON invoice_reading
    BEGIN SELECT RAISE(ABORT, 'a reading never changes'); END;
  CREATE TRIGGER invoice_reading_no_delete BEFORE DELETE ON invoice_reading
    BEGIN SELECT RAISE(ABORT, 'a reading is never forgotten'); END;`;
