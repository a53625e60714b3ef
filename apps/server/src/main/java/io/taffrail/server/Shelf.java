package io.taffrail.server;

import io.taffrail.dashboard.Asset;
import io.taffrail.dashboard.Dashboard;
import io.taffrail.http.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The dashboard's files as the door gives them out; they are read when the first browser comes. */
final class Shelf implements Page.Shelf {
    private Map<String, Page> pages = Map.of();

    @Override
    public Optional<Page> find(String path) {
        return path.equals("/") || path.startsWith("/assets/") ? Optional.ofNullable(pages().get(path)) : Optional.empty();
    }

    private synchronized Map<String, Page> pages() {
        if (pages.isEmpty()) {
            var all = new HashMap<String, Page>();
            Dashboard.load().assets().forEach((path, asset) -> all.put(path, page(asset)));
            pages = Map.copyOf(all);
        }
        return pages;
    }

    private static Page page(Asset asset) {
        return new Page(asset.type(), asset.plain(), asset.compressed(), asset.lasting());
    }
}
