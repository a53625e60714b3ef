-- One signal, however it came, and what became of it.
CREATE TABLE signals (
  sequence    INTEGER PRIMARY KEY,
  signal_id   TEXT NOT NULL,
  account     TEXT NOT NULL,
  strategy    TEXT NOT NULL,
  symbol      TEXT NOT NULL,
  action      TEXT NOT NULL,
  status      TEXT NOT NULL,
  found       TEXT NOT NULL,
  size        TEXT,
  qty         TEXT,
  hook        TEXT,
  dialect     TEXT NOT NULL,
  received_at TEXT NOT NULL,
  changed_at  TEXT NOT NULL,
  repeats     INTEGER NOT NULL,
  reason      TEXT,
  how         TEXT,
  detail      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX signals_by_id ON signals (account, signal_id);
CREATE INDEX signals_by_account ON signals (account, sequence);

-- Tables that do not know the journal's last entry are built anew when the file is opened: these have to be.
DELETE FROM audit_log;
