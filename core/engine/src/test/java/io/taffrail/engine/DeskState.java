package io.taffrail.engine;

import io.taffrail.model.order.GroupLink.Role;
import java.util.ArrayList;
import java.util.List;

/** Everything about a desk that can be seen, for whoever wants to compare two. */
final class DeskState {

    private DeskState() {}

    static List<Object> of(Engine engine) {
        var state = new ArrayList<Object>();
        Book book = engine.book();
        state.add(book.ordersSoFar());
        state.addAll(book.openOrders());
        for (AccountBook account : book.accounts()) {
            state.add(account.account());
            state.add(account.balance());
            account.symbols().forEach(symbol ->
                    state.add(account.exposure(account.position(symbol).orElseThrow().instrument())));
        }
        for (long number = 1; number <= book.ordersSoFar(); number++) {
            state.add(book.order(EngineStory.order(number)));
            book.groups().find(EngineStory.order(number)).ifPresent(group -> state.addAll(of(group)));
        }
        return state;
    }

    private static List<Object> of(Group group) {
        var state = new ArrayList<Object>();
        state.add(group.lot());
        state.add(group.overfilled());
        state.add(List.of(group.isReleased(), group.isAlarmed(), group.isLive(), group.hasExited()));
        state.add(group.openOrders());
        for (Role role : Role.values()) {
            state.add(group.latest(role));
        }
        return state;
    }
}
