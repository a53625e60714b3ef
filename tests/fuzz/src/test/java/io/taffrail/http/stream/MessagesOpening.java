package io.taffrail.http.stream;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.MsgPack;
import io.taffrail.http.web.Query;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Lets the fuzzer be a client of the streams. */
public final class MessagesOpening {
    private MessagesOpening() {}

    /** What a market stream makes of a frame, in whatever form it is read: a subscription that is told, and asked for again. */
    public static void market(byte[] frame) {
        for (Wire wire : Wire.values()) {
            wire.read(frame).ifPresent(message -> {
                for (MarketHalf half : MarketHalf.values()) {
                    Optional<Wishes> wanted = Wishes.none(half).with(message);
                    wanted.ifPresent(wishes -> told(wishes, wire));
                    wanted.flatMap(wishes -> wishes.without(message)).ifPresent(wishes -> {
                        if (!wishes.isEmpty()) {
                            throw new AssertionError("what was taken away is left: " + wishes);
                        }
                    });
                }
            });
        }
    }

    private static void told(Wishes wishes, Wire wire) {
        JsonNode told = wishes.json();
        byte[] bytes = wire.bytes(told);
        JsonNode again = wire == Wire.MESSAGEPACK ? MsgPack.read(bytes) : Json.read(bytes);
        if (!Wishes.none(wishes.half()).with(again).equals(Optional.of(wishes))) {
            throw new AssertionError("a subscription is confirmed as " + told);
        }
    }

    /** A question for events. */
    public static void events(Query query) {
        EventRange.read(query).beginning();
    }
}
