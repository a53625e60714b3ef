package io.taffrail.simulation.plant;

import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Requests;
import java.util.Optional;
import java.util.regex.Pattern;

/** The line with a bug in what is put on it. */
public final class PlantedRequests implements Requests {
    private static final Pattern QUANTITY = Pattern.compile("\"qty\":\"(\\d+)\"");
    private static final Pattern NAME = Pattern.compile("\"client_order_id\":\"([^\"]+)\"");

    private final Requests real;
    private final Plant plant;

    public PlantedRequests(Requests real, Plant plant) {
        this.real = real;
        this.plant = plant;
    }

    @Override
    public Exchange exchange(Outgoing request) {
        if (!request.method().equals("POST") || request.body().isEmpty()) {
            return real.exchange(request);
        }
        Outgoing sent = with(request, written(request.body().get()));
        Exchange answer = real.exchange(sent);
        if (plant == Plant.SEND_TWICE) {
            real.exchange(sent);
        }
        return plant == Plant.NEW_NAME_ON_RETRY && answer instanceof Exchange.Lost
                ? real.exchange(with(request, renamed(request.body().get())))
                : answer;
    }

    private String written(String body) {
        return switch (plant) {
            case ROUND_SIZE_UP   -> resized(body, 1, 1);
            case DOUBLE_SIZE     -> resized(body, 2, 0);
            case WRONG_SIDE      -> body.contains("\"buy\"") ? body.replace("\"buy\"", "\"sell\"") : body.replace("\"sell\"", "\"buy\"");
            case WRONG_SYMBOL    -> body.replace("AAPL", "MSFT");
            case FORGET_THE_NAME -> renamed(body);
            default              -> body;
        };
    }

    private static String resized(String body, long times, long more) {
        return QUANTITY.matcher(body).replaceFirst(found -> "\"qty\":\"" + (Long.parseLong(found.group(1)) * times + more) + "\"");
    }

    private static String renamed(String body) {
        return NAME.matcher(body).replaceFirst(found -> "\"client_order_id\":\"again-" + found.group(1) + "\"");
    }

    private static Outgoing with(Outgoing request, String body) {
        return new Outgoing(request.method(), request.uri(), request.headers(), Optional.of(body));
    }

    @Override
    public void close() {
        real.close();
    }
}
