package io.taffrail.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The dashboard: one page at {@code /}, and under {@code /assets/} and a hash of all of them the files that it leads to. What
 * is served is what the page and its modules name, found by following them; nothing else on the class path can be asked for.
 */
public final class Dashboard {
    private static final String FOLDER = "/io/taffrail/dashboard/";
    private static final Pattern NAMED_BY_PAGE = Pattern.compile("\\{assets}/([\\w./-]+)");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"'](\\.[^\"']+)[\"']");

    /** What a module needs before it can run; a page of the dashboard is imported when it is turned to. */
    private static final Pattern NEEDED = Pattern.compile("(?:from|import)\\s*[\"'](\\.[^\"']+)[\"']");

    private final Map<String, Asset> assets;

    private Dashboard(Map<String, Asset> assets) {
        this.assets = assets;
    }

    /** Reads and compresses all files. */
    public static Dashboard load() {
        String page = read(FOLDER + "index.html");
        Map<String, String> files = reached(page, IMPORTED);
        String preloads = reached(page, NEEDED).keySet().stream()
                .filter(name -> name.endsWith(".js"))
                .map(name -> "<link rel=\"modulepreload\" href=\"{assets}/" + name + "\">")
                .collect(Collectors.joining("\n  "));
        String root = "/assets/" + hash(files);
        var assets = new TreeMap<String, Asset>();
        files.forEach((name, text) -> assets.put(
                root + "/" + name, new Asset(Asset.typeOf(name), text.getBytes(StandardCharsets.UTF_8), true)));
        String whole = page.replace("{preload}", preloads).replace("{assets}", root);
        assets.put("/", new Asset(Asset.typeOf("index.html"), whole.getBytes(StandardCharsets.UTF_8), false));
        return new Dashboard(assets);
    }

    /** The files that the page leads to, by their names, where modules are followed by what a pattern finds in them. */
    private static Map<String, String> reached(String page, Pattern leading) {
        var files = new TreeMap<String, String>();
        var waiting = new ArrayDeque<String>();
        NAMED_BY_PAGE.matcher(page).results().forEach(found -> waiting.add(found.group(1)));
        while (!waiting.isEmpty()) {
            String name = waiting.remove();
            if (!files.containsKey(name)) {
                String text = Library.has(name) ? Library.adapted(read(Library.resource(name))) : read(FOLDER + name);
                files.put(name, text);
                if (name.endsWith(".js")) {
                    leading.matcher(text).results().forEach(found ->
                            waiting.add(URI.create(name).resolve(found.group(1)).toString()));
                }
            }
        }
        return files;
    }

    /** The file at a path. */
    public Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    /** All files, by their paths. */
    public Map<String, Asset> assets() {
        return Map.copyOf(assets);
    }

    private static String hash(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String read(String resource) {
        try (var in = Dashboard.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the dashboard names " + resource + ", which is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the dashboard's " + resource + " cannot be read", unreadable);
        }
    }
}
