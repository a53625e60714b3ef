-- The authority: one row per entry. README.md says how the hash is made.
CREATE TABLE journal (
  sequence      INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  cause         TEXT NOT NULL,
  input         TEXT NOT NULL,
  events        TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL
) STRICT;

-- The last entry's sequence and hash, written with it: a tail that was cut off does not fit it any more.
CREATE TABLE journal_head (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  sequence INTEGER NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
INSERT INTO journal_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Everything below is projected from the journal, and can be rebuilt from it.

-- Every order that ever was, refused ones too. `number` counts the desk's orders, so an index on (x) is one on (x, number).
CREATE TABLE executed_orders (
  number           INTEGER PRIMARY KEY,
  order_id         TEXT NOT NULL UNIQUE,
  account          TEXT NOT NULL,
  client_order_id  TEXT NOT NULL,
  venue_order_id   TEXT,
  symbol           TEXT NOT NULL,
  asset_class      TEXT NOT NULL,
  side             TEXT NOT NULL,
  type             TEXT NOT NULL,
  time_in_force    TEXT NOT NULL,
  qty              TEXT,
  notional         TEXT,
  limit_price      TEXT,
  stop_price       TEXT,
  trail            TEXT,
  currency         TEXT NOT NULL,
  status           TEXT NOT NULL,
  filled_qty       TEXT NOT NULL,
  filled_avg_price TEXT,
  reason           TEXT,
  created_at       TEXT NOT NULL,
  submitted_at     TEXT,
  updated_at       TEXT NOT NULL,
  done_at          TEXT,
  detail           TEXT NOT NULL
) STRICT;
CREATE INDEX orders_by_account ON executed_orders (account);
CREATE INDEX orders_by_client_order_id ON executed_orders (account, client_order_id);
CREATE INDEX orders_by_creation ON executed_orders (account, created_at);
CREATE INDEX orders_by_symbol ON executed_orders (account, symbol);
CREATE INDEX orders_open ON executed_orders (account) WHERE done_at IS NULL;

CREATE TABLE fills (
  trade_id   TEXT NOT NULL,
  order_id   TEXT NOT NULL,
  account    TEXT NOT NULL,
  symbol     TEXT NOT NULL,
  side       TEXT NOT NULL,
  qty        TEXT NOT NULL,
  price      TEXT NOT NULL,
  commission TEXT NOT NULL,
  currency   TEXT NOT NULL,
  liquidity  TEXT NOT NULL,
  venue_time TEXT NOT NULL,
  at         TEXT NOT NULL,
  sequence   INTEGER NOT NULL
) STRICT;
CREATE INDEX fills_by_order ON fills (order_id);
CREATE INDEX fills_by_symbol ON fills (account, symbol);

CREATE TABLE positions (
  account     TEXT NOT NULL,
  symbol      TEXT NOT NULL,
  side        TEXT NOT NULL,
  qty         TEXT NOT NULL,
  avg_price   TEXT NOT NULL,
  cost        TEXT NOT NULL,
  currency    TEXT NOT NULL,
  largest_qty TEXT NOT NULL,
  realised    TEXT NOT NULL,
  commission  TEXT NOT NULL,
  opened_at   TEXT NOT NULL,
  opened_by   TEXT NOT NULL,
  updated_at  TEXT NOT NULL,
  PRIMARY KEY (account, symbol)
) STRICT;

CREATE TABLE closed_positions (
  account     TEXT NOT NULL,
  symbol      TEXT NOT NULL,
  side        TEXT NOT NULL,
  largest_qty TEXT NOT NULL,
  currency    TEXT NOT NULL,
  realised    TEXT NOT NULL,
  commission  TEXT NOT NULL,
  opened_at   TEXT NOT NULL,
  opened_by   TEXT NOT NULL,
  closed_at   TEXT NOT NULL,
  closed_by   TEXT NOT NULL,
  sequence    INTEGER NOT NULL
) STRICT;
CREATE INDEX closed_positions_by_symbol ON closed_positions (account, symbol);

CREATE TABLE audit_log (
  sequence INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  cause    TEXT NOT NULL,
  what     TEXT NOT NULL
) STRICT;

-- The exact texts as numbers that SQLite can add and compare; they are rounded to about 15 digits.
CREATE VIEW orders_in_numbers AS
  SELECT number, order_id, account, client_order_id, symbol, side, type, time_in_force, status,
         CAST(qty AS REAL) AS qty, CAST(notional AS REAL) AS notional, CAST(limit_price AS REAL) AS limit_price,
         CAST(filled_qty AS REAL) AS filled_qty, CAST(filled_avg_price AS REAL) AS filled_avg_price,
         reason, created_at, done_at
  FROM executed_orders;
CREATE VIEW fills_in_numbers AS
  SELECT sequence, at, trade_id, order_id, account, symbol, side, CAST(qty AS REAL) AS qty,
         CAST(price AS REAL) AS price, CAST(commission AS REAL) AS commission, liquidity
  FROM fills;
CREATE VIEW open_orders AS
  SELECT * FROM executed_orders WHERE done_at IS NULL;
