package io.taffrail.lab.fault;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each subject was seen. Of the latest 65,536 only: what was not seen for so long counts from one again. */
final class Occurrences {
    private static final int MOST = 65_536;

    private final Map<Subject, Long> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Long> eldest) {
            return size() > MOST;
        }
    };

    /** 1 at the first time. */
    synchronized long next(Subject subject) {
        return seen.merge(subject, 1L, Long::sum);
    }
}
