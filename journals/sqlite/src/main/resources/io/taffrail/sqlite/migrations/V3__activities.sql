-- What each fill left of its order, and which of its entry's events it is.
ALTER TABLE fills ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fills ADD COLUMN asset_class TEXT NOT NULL DEFAULT '';
ALTER TABLE fills ADD COLUMN cum_qty TEXT NOT NULL DEFAULT '0';
ALTER TABLE fills ADD COLUMN leaves_qty TEXT;
ALTER TABLE fills ADD COLUMN order_status TEXT NOT NULL DEFAULT '';
CREATE INDEX fills_by_entry ON fills (sequence, part);

-- Money that came or went without a trade: the opening, loans of shares, dividends.
CREATE TABLE cash_movements (
  account  TEXT NOT NULL,
  change   TEXT NOT NULL,
  currency TEXT NOT NULL,
  reason   TEXT NOT NULL,
  at       TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  part     INTEGER NOT NULL,
  PRIMARY KEY (sequence, part)
) STRICT;

-- Tables that do not know the journal's last entry are built anew when the file is opened: these have to be.
DELETE FROM audit_log;
