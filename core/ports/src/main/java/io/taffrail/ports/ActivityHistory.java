package io.taffrail.ports;

import java.util.List;

/** All that ever changed an account's holdings and money, on disk: what is asked for costs what is answered. */
public interface ActivityHistory {

    /** The activities that a query asks for, in its direction, at most its limit. */
    List<Activity> activities(ActivityQuery query);
}
