package io.taffrail.benchmark;

/** What a figure has to reach: the product's own median, or the median of its ratios to the yardstick. */
record Mark(String figure, Subject subject, Bound bound, double limit) {
    enum Subject { PRODUCT, RATIO }

    enum Bound { AT_MOST, AT_LEAST }

    boolean isMet(double value) {
        return switch (bound) {
            case AT_MOST  -> value <= limit;
            case AT_LEAST -> value >= limit;
        };
    }

    @Override
    public String toString() {
        return figure + (subject == Subject.RATIO ? " ratio" : "") + (bound == Bound.AT_MOST ? " <= " : " >= ")
                + Table.number(limit);
    }
}
