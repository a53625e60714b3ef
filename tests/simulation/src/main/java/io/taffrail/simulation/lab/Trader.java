package io.taffrail.simulation.lab;

import io.taffrail.simulation.desk.DeskDoor.Asked;
import io.taffrail.simulation.desk.DeskDoor.Told;
import io.taffrail.simulation.venue.Cents;
import io.taffrail.simulation.venue.Market;
import io.taffrail.simulation.venue.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a client of the door does next: mostly it orders; sometimes it cancels, replaces, brings exits, repeats itself, closes a
 * position, or halts everything for a while. What it came to want later, and later still, has dice of its own, so that the seeds
 * of before stay as they were without it.
 */
final class Trader {
    static final String HALT = "/api/v1/halt";
    static final String RESUME = "/api/v1/resume";
    private static final int MOST_QUANTITY = 20;

    private final SplittableRandom dice;
    private final SplittableRandom later;
    private final SplittableRandom latest;
    private final Wishes wishes;
    private final Market market;
    private final String prefix;
    private final List<String> orders = new ArrayList<>();
    private final List<Asked> keyed = new ArrayList<>();
    private int numbers;
    private boolean halted;

    Trader(long seed, Wishes wishes, Market market, String prefix) {
        dice = new SplittableRandom(seed);
        later = new SplittableRandom(seed ^ 0x1a7e5);
        latest = new SplittableRandom(seed ^ 0xf4ac7);
        this.wishes = wishes;
        this.market = market;
        this.prefix = prefix;
    }

    /** How long it waits before that, in milliseconds. */
    long pause() {
        return 20L + dice.nextInt(dice.nextInt(20) == 0 ? 8_000 : 1_200);
    }

    boolean hasHalted() {
        return halted;
    }

    int ordered() {
        return numbers;
    }

    Asked next() {
        int choice = halted ? (dice.nextInt(6) == 0 ? 100 : dice.nextInt(98)) : dice.nextInt(100);
        if (choice == 100) {
            return resume();
        }
        if (choice < 52 || orders.isEmpty()) {
            return order(Optional.empty());
        }
        String id = orders.get(orders.size() - 1 - dice.nextInt(Math.min(orders.size(), 8)));
        if (choice < 66) {
            return new Asked("DELETE", "/v2/orders/" + id, Optional.empty(), Optional.empty());
        }
        if (choice < 78) {
            return replace(id);
        }
        if (choice < 88) {
            return bracket();
        }
        if (choice < 91) {
            return order(Optional.of(prefix + "key" + dice.nextInt(6)));
        }
        if (choice < 94) {
            return keyed.isEmpty() ? order(Optional.empty()) : keyed.get(dice.nextInt(keyed.size()));
        }
        if (choice < 98) {
            String part = isWantedInParts(2) ? "?qty=" + Shares.text(1 + latest.nextLong(8_000)) : "";
            return new Asked("DELETE", "/v2/positions/" + symbol() + part, Optional.empty(), Optional.empty());
        }
        halted = true;
        return new Asked("POST", HALT, Optional.of("{\"level\":\"all\",\"reason\":\"a trial\"}"), Optional.empty());
    }

    static Asked resume() {
        return new Asked("POST", RESUME, Optional.of("{\"reason\":\"it goes on\"}"), Optional.empty());
    }

    /** It hears the answer, and remembers the order that came of it. */
    void heard(Asked asked, Told told) {
        if (asked.path().equals(RESUME) && told.status() == 200) {
            halted = false;
        }
        boolean placed = asked.path().equals("/v2/orders") || asked.method().equals("PATCH");
        if (placed && told.status() == 200) {
            told.body().map(body -> body.path("id").asString("")).filter(id -> !id.isEmpty()).ifPresent(orders::add);
        }
    }

    private Asked order(Optional<String> key) {
        if (isWantedInParts(8)) {
            return latest.nextInt(3) == 0 ? forMoney() : inParts();
        }
        return isWanted(8) ? pair() : single(key);
    }

    /** Two exits by themselves, few enough that there may be something to close. */
    private Asked pair() {
        String symbol = symbol();
        boolean buy = later.nextInt(3) == 0;
        return new Asked("POST", "/v2/orders", Optional.of("{\"symbol\":\"" + symbol + "\",\"qty\":\"" + (1 + later.nextInt(5))
                + "\",\"side\":\"" + (buy ? "buy" : "sell") + "\",\"type\":\"limit\",\"time_in_force\":\"gtc\",\"client_order_id\":\""
                + name() + "\",\"order_class\":\"oco\",\"take_profit\":{\"limit_price\":\"" + price(symbol, buy ? -3 : 3, 100)
                + "\"},\"stop_loss\":{\"stop_price\":\"" + price(symbol, buy ? 3 : -3, 100) + "\"}}"), Optional.empty());
    }

    private Asked single(Optional<String> key) {
        String symbol = symbol();
        boolean buy = dice.nextInt(100) < 58;
        String type = switch (dice.nextInt(5)) {
            case 0, 1 -> "\"type\":\"market\"";
            case 2, 3 -> "\"type\":\"limit\",\"limit_price\":\"" + price(symbol, buy ? -1 : 1, 60) + "\"";
            default   -> "\"type\":\"stop\",\"stop_price\":\"" + price(symbol, buy ? 1 : -1, 80) + "\"";
        };
        String force = switch (dice.nextInt(6)) {
            case 0  -> type.contains("stop") ? "gtc" : "ioc";
            case 1  -> "day";
            default -> "gtc";
        };
        if (isWanted(8)) {
            type = "\"type\":\"trailing_stop\",\"trail_price\":\"" + Cents.text(10 + later.nextInt(80)) + "\"";
            force = "gtc";
        }
        var asked = new Asked("POST", "/v2/orders", Optional.of("{\"symbol\":\"" + symbol + "\",\"qty\":\""
                + (1 + dice.nextInt(MOST_QUANTITY)) + "\",\"side\":\"" + (buy ? "buy" : "sell") + "\"," + type
                + ",\"time_in_force\":\"" + force + "\",\"client_order_id\":\"" + name() + "\"}"), key);
        key.ifPresent(_ -> keyed.add(asked));
        return asked;
    }

    private Asked bracket() {
        String symbol = symbol();
        boolean buy = dice.nextBoolean();
        String first = "{\"symbol\":\"" + symbol + "\",\"qty\":\"" + (1 + dice.nextInt(MOST_QUANTITY)) + "\",\"side\":\""
                + (buy ? "buy" : "sell") + "\",\"time_in_force\":\"gtc\",\"client_order_id\":\"" + name() + "\",";
        String profit = "\"take_profit\":{\"limit_price\":\"" + price(symbol, buy ? 3 : -3, 100) + "\"}";
        String loss = "\"stop_loss\":{\"stop_price\":\"" + price(symbol, buy ? -3 : 3, 100) + "\"}";
        String group = "\"type\":\"market\",\"order_class\":\"bracket\"," + profit + "," + loss;
        if (isWanted(3)) {
            group = "\"type\":\"market\",\"order_class\":\"oto\"," + (later.nextBoolean() ? profit : loss);
        }
        return new Asked("POST", "/v2/orders", Optional.of(first + group + "}"), Optional.empty());
    }

    /** Of a fraction, which Alpaca takes for the day and alone only. */
    private Asked inParts() {
        String symbol = symbol();
        boolean buy = latest.nextInt(100) < 55;
        String type = switch (latest.nextInt(5)) {
            case 0, 1, 2 -> "\"type\":\"market\"";
            case 3       -> "\"type\":\"limit\",\"limit_price\":\"" + price(symbol, buy ? -1 : 1, 60) + "\"";
            default      -> "\"type\":\"stop\",\"stop_price\":\"" + price(symbol, buy ? 1 : -1, 80) + "\"";
        };
        String quantity = Shares.text(1 + latest.nextLong(8_000));
        return ofTheDay(symbol, "\"qty\":\"" + quantity + "\",\"side\":\"" + (buy ? "buy" : "sell") + "\"," + type);
    }

    private Asked forMoney() {
        String money = Cents.text(100 + latest.nextInt(60_000));
        return ofTheDay(symbol(), "\"notional\":\"" + money + "\",\"side\":\"buy\",\"type\":\"market\"");
    }

    private Asked ofTheDay(String symbol, String wish) {
        return new Asked("POST", "/v2/orders", Optional.of("{\"symbol\":\"" + symbol + "\"," + wish
                + ",\"time_in_force\":\"day\",\"client_order_id\":\"" + name() + "\"}"), Optional.empty());
    }

    private boolean isWantedInParts(int often) {
        return wishes == Wishes.ALL && latest.nextInt(often) == 0;
    }

    /** Whether it is time, once in so often, for something that it came to want later. */
    private boolean isWanted(int often) {
        return wishes != Wishes.FIRST && later.nextInt(often) == 0;
    }

    private Asked replace(String id) {
        String symbol = symbol();
        String change = dice.nextBoolean()
                ? "\"qty\":\"" + (1 + dice.nextInt(MOST_QUANTITY)) + "\""
                : "\"limit_price\":\"" + price(symbol, dice.nextBoolean() ? 1 : -1, 60) + "\"";
        if (isWanted(8)) {
            change = "\"trail\":\"" + Cents.text(10 + later.nextInt(80)) + "\"";
        } else if (isWanted(6)) {
            change = "\"stop_price\":\"" + price(symbol, later.nextBoolean() ? 1 : -1, 60) + "\"";
        }
        return new Asked("PATCH", "/v2/orders/" + id,
                Optional.of("{" + change + ",\"client_order_id\":\"" + name() + "\"}"), Optional.empty());
    }

    /** A name of its own; now and then one that is used already. */
    private String name() {
        return numbers > 3 && dice.nextInt(50) == 0 ? prefix + dice.nextInt(numbers) : prefix + numbers++;
    }

    private String price(String symbol, int direction, int reach) {
        long middle = (market.bid(symbol) + market.ask(symbol)) / 2;
        return Cents.text(middle + direction * (long) (1 + dice.nextInt(reach)));
    }

    private String symbol() {
        return Market.SYMBOLS.get(dice.nextInt(Market.SYMBOLS.size()));
    }
}
