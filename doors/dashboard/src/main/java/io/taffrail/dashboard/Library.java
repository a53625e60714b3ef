package io.taffrail.dashboard;

import java.util.Map;

/**
 * Files of other people's, out of their WebJars: where each stands there, and the bare names by which they import each other.
 * A browser resolves such names by an import map only, which would be a script within the page; they become paths here.
 */
final class Library {
    private static final String LIT = "/META-INF/resources/_static/";
    private static final Map<String, String> FILES = Map.of(
            "vendor/lit.js",              LIT + "lit/3.3.3/index.js",
            "vendor/lit-element.js",      LIT + "lit-element/4.2.2/lit-element.js",
            "vendor/lit-html.js",         LIT + "lit-html/3.3.3/lit-html.js",
            "vendor/is-server.js",        LIT + "lit-html/3.3.3/is-server.js",
            "vendor/reactive-element.js", LIT + "reactive-element/2.1.2/reactive-element.js",
            "vendor/css-tag.js",          LIT + "reactive-element/2.1.2/css-tag.js",
            "vendor/chart.js",            "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js");
    private static final Map<String, String> NAMES = Map.of(
            "@lit/reactive-element",      "./reactive-element.js",
            "lit-html",                   "./lit-html.js",
            "lit-element/lit-element.js", "./lit-element.js",
            "lit-html/is-server.js",      "./is-server.js");

    private Library() {}

    static boolean has(String name) {
        return FILES.containsKey(name);
    }

    /** Where a file stands on the class path. */
    static String resource(String name) {
        return FILES.getOrDefault(name, name);
    }

    /** The text with paths in the place of bare names, and without the note where a debugger finds the sources. */
    static String adapted(String text) {
        String adapted = text;
        for (var name : NAMES.entrySet()) {
            adapted = adapted.replace("\"" + name.getKey() + "\"", "\"" + name.getValue() + "\"");
        }
        return adapted.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }
}
