-- Whose decision an order was, and how it fared on its way.
ALTER TABLE executed_orders ADD COLUMN strategy TEXT;
ALTER TABLE executed_orders ADD COLUMN signal TEXT;
ALTER TABLE executed_orders ADD COLUMN reason_code TEXT;
ALTER TABLE executed_orders ADD COLUMN reference TEXT;
ALTER TABLE executed_orders ADD COLUMN arrival TEXT;
ALTER TABLE executed_orders ADD COLUMN accepted_at TEXT;
ALTER TABLE executed_orders ADD COLUMN first_fill_at TEXT;
ALTER TABLE executed_orders ADD COLUMN last_fill_at TEXT;
ALTER TABLE executed_orders ADD COLUMN own_qty TEXT NOT NULL DEFAULT '0';
ALTER TABLE executed_orders ADD COLUMN own_worth TEXT NOT NULL DEFAULT '0';
ALTER TABLE executed_orders ADD COLUMN fees TEXT NOT NULL DEFAULT '0';
ALTER TABLE executed_orders ADD COLUMN exit_reason TEXT NOT NULL DEFAULT 'ORDER';

-- What a strategy holds on an account that is held in one net; strategy '' is nobody's. `detail` is the whole trip as JSON.
CREATE TABLE strategy_positions (
  account    TEXT NOT NULL,
  strategy   TEXT NOT NULL,
  symbol     TEXT NOT NULL,
  side       TEXT NOT NULL,
  qty        TEXT NOT NULL,
  avg_price  TEXT NOT NULL,
  cost       TEXT NOT NULL,
  currency   TEXT NOT NULL,
  realised   TEXT NOT NULL,
  commission TEXT NOT NULL,
  carry      TEXT NOT NULL,
  opened_at  TEXT NOT NULL,
  opened_by  TEXT,
  detail     TEXT NOT NULL,
  PRIMARY KEY (account, strategy, symbol)
) STRICT;

DROP TABLE closed_positions;
CREATE TABLE closed_positions (
  account     TEXT NOT NULL,
  strategy    TEXT NOT NULL,
  symbol      TEXT NOT NULL,
  asset_class TEXT NOT NULL,
  side        TEXT NOT NULL,
  largest_qty TEXT NOT NULL,
  entry_price TEXT NOT NULL,
  exit_price  TEXT,
  entry_worth TEXT NOT NULL,
  currency    TEXT NOT NULL,
  realised    TEXT NOT NULL,
  commission  TEXT NOT NULL,
  carry       TEXT NOT NULL,
  net         TEXT NOT NULL,
  opened_at   TEXT NOT NULL,
  opened_by   TEXT,
  closed_at   TEXT NOT NULL,
  closed_by   TEXT,
  exit_reason TEXT NOT NULL,
  sequence    INTEGER NOT NULL
) STRICT;
CREATE INDEX closed_positions_by_symbol ON closed_positions (account, symbol);
CREATE INDEX closed_positions_by_close ON closed_positions (account, closed_at);

-- What each day of New York brought, by symbol and strategy.
CREATE TABLE pnl_by_day (
  date        TEXT NOT NULL,
  account     TEXT NOT NULL,
  strategy    TEXT NOT NULL,
  symbol      TEXT NOT NULL,
  asset_class TEXT NOT NULL,
  currency    TEXT NOT NULL,
  realised    TEXT NOT NULL,
  commission  TEXT NOT NULL,
  carry       TEXT NOT NULL,
  traded      TEXT NOT NULL,
  fills       INTEGER NOT NULL,
  PRIMARY KEY (date, account, strategy, symbol)
) STRICT;

-- Tables that do not know the journal's last entry are built anew when the file is opened: these have to be.
DELETE FROM audit_log;
