package io.taffrail.benchmark;

import java.util.List;

/** W-RISK: what it costs to hold an order against the house's rules and all default limits, however long the history is. */
final class RiskWork implements Workload {
    private static final String CPU = "CPU us/judgement, p99";
    private static final int LONG_PAST = 100_000;
    private static final int SHORT_PAST = 100;

    private final int judgements;
    private final RiskRun longPast = new RiskRun(LONG_PAST);
    private final RiskRun shortPast = new RiskRun(SHORT_PAST);

    RiskWork(Size size) {
        judgements = size.commands();
    }

    @Override
    public String name() {
        return "W-RISK";
    }

    @Override
    public String what() {
        return judgements + " orders drafted and judged under the default limits, 25 positions and 25 working orders, after "
                + LONG_PAST + " past orders; yardstick: the same after " + SHORT_PAST;
    }

    @Override
    public List<Mark> marks() {
        return List.of(
                new Mark(CPU, Mark.Subject.PRODUCT, Mark.Bound.AT_MOST, 20),
                new Mark(CPU, Mark.Subject.RATIO, Mark.Bound.AT_MOST, 1.5));
    }

    @Override
    public List<Figure> product() {
        return List.of(new Figure(CPU, longPast.p99(judgements)));
    }

    @Override
    public List<Figure> yardstick() {
        return List.of(new Figure(CPU, shortPast.p99(judgements)));
    }
}
