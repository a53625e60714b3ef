package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code taffrail order submit --symbol AAPL --side buy --qty 10}: the flags of Alpaca's own command line. */
@Command(name = "submit", description = "Send an order, with the flags of Alpaca's own command line.")
public final class OrderSubmit extends OrderVerb {

    @Option(names = "--symbol", required = true, paramLabel = "SYMBOL", description = "What to trade.")
    String symbol = "";

    @Option(names = "--side", required = true, paramLabel = "SIDE", description = "buy or sell.")
    Side side = Side.BUY;

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class, description = "How many units.")
    Optional<Decimal> quantity = Optional.empty();

    @Option(names = "--notional", paramLabel = "USD", converter = PositiveDecimal.class,
            description = "For how much money, in place of --qty.")
    Optional<Decimal> notional = Optional.empty();

    @Mixin
    SubmitPrices prices = new SubmitPrices();

    @Option(names = "--time-in-force", paramLabel = "TIF",
            description = "day, gtc, ioc, fok, opg or cls. Default: day, for pairs gtc.")
    Optional<TimeInForce> timeInForce = Optional.empty();

    @Option(names = "--extended-hours", description = "Trade before and after the regular session too; limit orders only.")
    boolean extendedHours;

    @Mixin
    SubmitClass group = new SubmitClass();

    @Option(names = "--client-order-id", paramLabel = "CLIENT_ID",
            description = "Your own id for the order, used once and never again. Default: the desk makes one.")
    Optional<String> clientOrderId = Optional.empty();

    public OrderSubmit(Terminal terminal) {
        super(terminal);
    }

    @Override
    Ticket ticket() {
        var instructions = extendedHours ? Set.of(Instruction.EXTENDED_HOURS) : Instruction.NONE;
        return new Ticket(side, symbol, quantity, notional, prices.spec(),
                new Handling(timeInForce, Optional.empty(), instructions), group.orderClass(prices), clientOrderId);
    }
}
