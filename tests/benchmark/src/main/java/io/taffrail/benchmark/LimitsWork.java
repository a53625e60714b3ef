package io.taffrail.benchmark;

import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Decimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** W-ORDER-LIMITS: what it costs an order at the door to be held against the default limits. */
final class LimitsWork implements Workload {
    private static final int CLIENTS = 64;
    /**
     * The load's market tells nothing after its first quotes, so that what asks for a fresh one would refuse everything; and more
     * orders stay open than the desk's limit of them can be set to.
     */
    private static final Set<Rule> LEFT_OUT = EnumSet.of(
            Rule.OPEN_ORDERS, Rule.HALTED_INSTRUMENT, Rule.MARKET_HOURS, Rule.STALE_PRICE, Rule.SPREAD, Rule.PRICE_COLLAR,
            Rule.PRICE_COLLAR_BELOW_ONE, Rule.PRICE_DRIFT, Rule.MAX_ORDER_ADV);

    private final Size size;
    private final Path folder;

    LimitsWork(Size size, Path folder) {
        this.size = size;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "W-ORDER-LIMITS";
    }

    @Override
    public String what() {
        return CLIENTS + " keep-alive clients x " + size.perClient() + " orders, each held against " + limits().size()
                + " limits and every result journaled; yardstick: the same without limits";
    }

    @Override
    public List<Mark> marks() {
        return List.of();
    }

    @Override
    public List<Figure> product() throws Exception {
        return figures(limits());
    }

    @Override
    public List<Figure> yardstick() throws Exception {
        return figures(List.of());
    }

    private List<Figure> figures(List<LimitChange> limits) throws Exception {
        Path data = Folders.fresh(folder, "limits");
        try (var server = new OrderDoor(data, limits)) {
            return OrderClients.load(server, CLIENTS, size.perClient(), size.perClient() / 4).figures(CLIENTS);
        } finally {
            Folders.delete(data);
        }
    }

    private static List<LimitChange> limits() {
        return DefaultLimits.all().stream()
                .filter(limit -> !LEFT_OUT.contains(limit.rule()))
                .map(limit -> new LimitChange(limit.rule(), limit.scope(), far(limit), Optional.empty()))
                .toList();
    }

    /** Beyond all that the load comes to, so that each limit is read and none refuses; what is a least or a no stays as it is. */
    private static Decimal far(LimitChange limit) {
        Decimal most = limit.rule().unit().most();
        return limit.rule().passes(most, limit.value()) || limit.value().isZero() ? limit.value() : most;
    }
}
