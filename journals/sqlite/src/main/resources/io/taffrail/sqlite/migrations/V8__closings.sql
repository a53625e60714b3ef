-- Why positions are being closed now: an order of a plan may leave long after the plan began.
CREATE TABLE closings (
  account     TEXT NOT NULL,
  symbol      TEXT NOT NULL,
  exit_reason TEXT NOT NULL,
  PRIMARY KEY (account, symbol)
) STRICT;

-- Tables that do not know the journal's last entry are built anew when the file is opened: these have to be.
DELETE FROM audit_log;
