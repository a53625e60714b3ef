"""Makes fills.csv and closes.csv: a trading quarter of three strategies and of orders of nobody's. Run once; the files are fixed."""
import datetime
import random

dice = random.Random(20260105)
start = datetime.date(2026, 1, 5)
days = [start + datetime.timedelta(d) for d in range(105) if (start + datetime.timedelta(d)).weekday() < 5][:75]
price = {"AAPL": 15000, "MSFT": 40000, "SPY": 60000}   # cents
owner = {"trend": ["AAPL", "MSFT"], "fade": ["AAPL", "SPY"], "-": ["SPY"]}
held, fills, closes = {}, [], []
for day in days:
    for symbol in price:
        price[symbol] += dice.randint(-300, 310)
    minute = 0
    for who, symbols in owner.items():
        for symbol in symbols:
            key = (who, symbol)
            at = price[symbol] + dice.randint(-90, 90)
            position = held.get(key, 0)
            act = dice.random()
            if position == 0 and act < 0.45:
                quantity = dice.choice([4, 8, 10, 20])
                # An account that is held in one net: nobody's orders would close the strategies' shorts, so they only buy here.
                side = "BUY" if who == "-" or symbol == "SPY" or dice.random() < 0.6 else "SELL"
            elif position != 0 and act < 0.12:
                quantity, side = abs(position), ("BUY" if position > 0 else "SELL")   # as much again
            elif abs(position) > 1 and act < 0.30:
                quantity, side = abs(position) // 2, ("SELL" if position > 0 else "BUY")
            elif position != 0 and act < 0.60:
                quantity, side = abs(position), ("SELL" if position > 0 else "BUY")
            else:
                continue
            if who == "-" and side == "SELL" and position <= 0:
                continue
            minute += 7
            clock = datetime.datetime(day.year, day.month, day.day, 15, 0) + datetime.timedelta(minutes=minute)
            fee = quantity * 1 + 35                                                  # a cent a share and 35 cents
            fills.append(f"{clock:%Y-%m-%dT%H:%M:%SZ},{who},{symbol},{side},{quantity},{at/100:.2f},{fee/100:.2f}")
            held[key] = position + (quantity if side == "BUY" else -quantity)
    for symbol, cents in price.items():
        closes.append(f"{day},{symbol},{cents/100:.2f}")
open("fills.csv", "w").write("at,strategy,symbol,side,quantity,price,fee\n" + "\n".join(fills) + "\n")
open("closes.csv", "w").write("date,symbol,price\n" + "\n".join(closes) + "\n")
