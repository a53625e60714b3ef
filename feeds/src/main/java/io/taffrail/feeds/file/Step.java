package io.taffrail.feeds.file;

import io.taffrail.model.market.MarketEvent;
import java.time.Instant;
import java.util.Comparator;

/**
 * One event at its place in the merged market.
 *
 * @param at when it is told, which for a bar is the last millisecond of its span
 * @param file the place of its file on the command line
 * @param row its row in the file
 * @param part its place among the events of the row
 */
record Step(Instant at, int file, long row, int part, MarketEvent event) {

    /** By time; at the same time by file, then by row, then by part. */
    static final Comparator<Step> ORDER = Comparator.comparing(Step::at)
            .thenComparingInt(Step::file)
            .thenComparingLong(Step::row)
            .thenComparingInt(Step::part);
}
