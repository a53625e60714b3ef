package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail order submit --symbol AAPL --side buy --qty 10}: the flags of Alpaca's own command line. */
@Command(name = "submit", description = "Send an order, with the flags of Alpaca's own command line.")
public final class OrderSubmit extends OrderVerb {

    /** The types of order that can be sent. */
    enum Type { MARKET, LIMIT }

    @Option(names = "--symbol", required = true, paramLabel = "SYMBOL", description = "What to trade.")
    String symbol = "";

    @Option(names = "--side", required = true, paramLabel = "SIDE", description = "buy or sell.")
    Side side = Side.BUY;

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class, description = "How many units.")
    Optional<Decimal> quantity = Optional.empty();

    @Option(names = "--notional", paramLabel = "USD", converter = PositiveDecimal.class,
            description = "For how much money, in place of --qty.")
    Optional<Decimal> notional = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "market or limit. Default: market.")
    Type type = Type.MARKET;

    @Option(names = "--limit-price", paramLabel = "P", converter = PositiveDecimal.class,
            description = "The worst price to trade at, of a limit order.")
    Optional<Decimal> limit = Optional.empty();

    @Option(names = "--time-in-force", paramLabel = "TIF",
            description = "day, gtc, ioc or fok. Default: day, for pairs gtc.")
    Optional<TimeInForce> timeInForce = Optional.empty();

    @Option(names = "--client-order-id", paramLabel = "CLIENT_ID",
            description = "Your own id for the order, used once and never again. Default: the desk makes one.")
    Optional<String> clientOrderId = Optional.empty();

    public OrderSubmit(Terminal terminal) {
        super(terminal);
    }

    @Override
    Ticket ticket() {
        if (limit.isPresent() != (type == Type.LIMIT)) {
            throw Problem.usage("TYPE_AND_LIMIT_PRICE",
                    limit.isPresent() ? "--limit-price is given for a market order"
                            : "--limit-price is missing for a limit order",
                    "a limit order has a limit price, a market order has none",
                    "give both --type limit and --limit-price, or neither").failure();
        }
        return new Ticket(side, symbol, quantity, notional, limit, timeInForce, clientOrderId);
    }
}
