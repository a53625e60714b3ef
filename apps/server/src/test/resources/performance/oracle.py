"""Computes what the statistics of fills.csv and closes.csv are, from their definitions and with exact numbers: expected.txt.

Nothing of the program is used. Fractions are exact; roots and powers have 60 digits before they are rounded, half to even.
"""
import csv
import datetime
from collections import defaultdict
from decimal import Decimal, ROUND_HALF_EVEN, getcontext
from fractions import Fraction as F

getcontext().prec = 60
CASH = F(100000)


def dec(x):
    return Decimal(x.numerator) / Decimal(x.denominator) if isinstance(x, F) else x


def show(x, places):
    if x is None:
        return "none"
    text = format(dec(x).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def money(x):
    return show(x, 8)


fills = list(csv.DictReader(open("fills.csv")))
closes = defaultdict(dict)
for row in csv.DictReader(open("closes.csv")):
    closes[datetime.date.fromisoformat(row["date"])][row["symbol"]] = F(row["price"])
dates = sorted(closes)
first, last = dates[0], dates[-1]

trips, open_trips, daily = [], {}, []      # daily: (date, strategy, symbol, realised, fee, traded)
cash, equity = CASH, {}
by_date = defaultdict(list)
for fill in fills:
    by_date[datetime.date.fromisoformat(fill["at"][:10])].append(fill)
for date in dates:
    for fill in by_date[date]:
        at = datetime.datetime.fromisoformat(fill["at"].replace("Z", "+00:00"))
        key = (fill["strategy"], fill["symbol"])
        q, p, fee = F(fill["quantity"]), F(fill["price"]), F(fill["fee"])
        sign = 1 if fill["side"] == "BUY" else -1
        cash -= sign * q * p + fee
        trip = open_trips.setdefault(key, dict(key=key, q=F(0), cost=F(0), flow=F(0), fee=F(0), opened=at))
        realised = F(0)
        if trip["q"] * sign < 0:                                   # closing, at average cost
            part = trip["cost"] * q / abs(trip["q"])
            realised = (q * p - part) if trip["q"] > 0 else (part - q * p)
            trip["cost"] -= part
        else:
            trip["cost"] += q * p
        trip["q"] += sign * q
        trip["flow"] -= sign * q * p
        trip["fee"] += fee
        daily.append((date, *key, realised, fee, q * p))
        if trip["q"] == 0:
            trip["closed"] = at
            trips.append(open_trips.pop(key))
    equity[date] = cash + sum(t["q"] * closes[date][t["key"][1]] for t in open_trips.values())


def returns_of(series):
    """Statistics of (date, return) pairs; the index begins at one on the day before the first day."""
    out = {}
    n = len(series)
    rs = [dec(r) for _, r in series]
    mean = sum(rs) / n
    dev = (sum((r - mean) ** 2 for r in rs) / (n - 1)).sqrt()
    down = (sum(min(r, Decimal(0)) ** 2 for r in rs) / n).sqrt()
    year = Decimal(252)
    index, points = F(1), [(first - datetime.timedelta(1), F(1))]
    for date, r in series:
        index *= 1 + r
        points.append((date, index))
    annual = dec(index) ** (year / n) - 1
    worst, high = None, points[0]
    for point in points:
        if point[1] >= high[1]:
            high = point
        elif worst is None or (high[1] - point[1]) / high[1] > worst[0]:
            worst = ((high[1] - point[1]) / high[1], high, point)
    out["days"] = str(n)
    out["total"] = show(index - 1, 6)
    out["annual"] = show(annual, 6)
    out["volatility"] = show(dev * year.sqrt(), 6) if dev else "none"
    out["sharpe"] = show(mean / dev * year.sqrt(), 4) if dev else "none"
    out["sharpe_error"] = show(((1 + (mean / dev) ** 2 / 2) / n).sqrt() * year.sqrt(), 4) if dev else "none"
    out["sortino"] = show(mean / down * year.sqrt(), 4) if down else "none"
    out["calmar"] = show(annual / dec(worst[0]), 4) if worst else "none"
    if worst:
        depth, top, low = worst
        again = next((d for d, i in points if d > low[0] and i >= top[1]), None)
        out["drawdown"] = show(depth, 6)
        out["high"], out["low"], out["recovered"] = str(top[0]), str(low[0]), str(again) if again else "none"
        out["drawdown_days"] = str(((again or points[-1][0]) - top[0]).days)
    return out


def before(date):
    i = dates.index(date)
    return CASH if i == 0 else equity[dates[i - 1]]


def row(by, key, chosen, day=None):
    """chosen: which (strategy, symbol) belong to the row; day: the one day of the row, if it is one."""
    out = {}
    some = [t for t in trips if chosen(t["key"]) and (day is None or t["closed"].date() == day)]
    nets = [t["flow"] - t["fee"] for t in some]
    won, lost = [x for x in nets if x > 0], [-x for x in nets if x < 0]
    out["trades"], out["won"], out["lost"] = str(len(nets)), str(len(won)), str(len(lost))
    out["even"] = str(len(nets) - len(won) - len(lost))
    out["win_rate"] = show(F(len(won), len(nets)), 4) if nets else "none"
    out["profit"], out["loss"] = money(sum(won, F(0))), money(sum(lost, F(0)))
    out["profit_factor"] = show(sum(won) / sum(lost), 4) if lost else "none"
    out["expectancy"] = money(sum(nets) / len(nets)) if nets else "none"
    out["average_win"] = money(sum(won) / len(won)) if won else "none"
    out["average_loss"] = money(sum(lost) / len(lost)) if lost else "none"
    out["largest_win"] = money(max(won)) if won else "none"
    out["largest_loss"] = money(max(lost)) if lost else "none"
    held = [F(int((t["closed"] - t["opened"]).total_seconds())) for t in some]
    out["held_seconds"] = show(sum(held) / len(held), 0) if held else "none"
    cells = [d for d in daily if chosen(d[1:3]) and (day is None or d[0] == day)]
    realised, fees = sum((d[3] for d in cells), F(0)), sum((d[4] for d in cells), F(0))
    out["realised"], out["commission"], out["net"] = money(realised), money(fees), money(realised - fees)
    unrealised = F(0)
    for t in open_trips.values():
        if chosen(t["key"]):
            worth = t["q"] * closes[last][t["key"][1]]
            unrealised += worth - t["cost"] if t["q"] > 0 else worth + t["cost"]
    out["unrealised"] = money(unrealised) if day in (None, last) else "none"
    out["traded"] = money(sum((d[5] for d in cells), F(0)))
    out["fills"] = str(len(cells))
    if day is None:
        span = (last - first).days + 1
        on = set()
        for t in trips + list(open_trips.values()):
            if chosen(t["key"]):
                end = t["closed"].date() if "closed" in t else last
                on |= {t["opened"].date() + datetime.timedelta(i) for i in range((end - t["opened"].date()).days + 1)}
        out["exposure"] = show(F(len(on), span), 4)
        if by == "TOTAL":
            series = [(d, (equity[d] - before(d)) / before(d)) for d in dates]
        else:
            net = defaultdict(F)
            for d in cells:
                net[d[0]] += d[3] - d[4]
            series = [(d, net[d] / before(d)) for d in dates]
        out.update(returns_of(series))
    return [f"{by} {key} {name} {value}" for name, value in out.items()]


lines = row("TOTAL", "total", lambda k: True)
for strategy in sorted({f["strategy"] for f in fills}):
    lines += row("STRATEGY", strategy, lambda k: k[0] == strategy)
for symbol in sorted({f["symbol"] for f in fills}):
    lines += row("SYMBOL", symbol, lambda k: k[1] == symbol)
for date in dates:
    if by_date[date]:
        lines += row("DAY", str(date), lambda k: True, date)
open("expected.txt", "w").write("\n".join(lines) + "\n")
