package io.taffrail.cli.settings;

import java.nio.file.Path;

/**
 * A setting's value, and where it was said.
 *
 * @param source for people: {@code --port}, {@code TAFFRAIL_PORT}, {@code taffrail.toml line 3}
 * @param folder from where a relative path in it is seen
 */
public record Value(String text, String source, Path folder) {

    public Path path() {
        return folder.resolve(text).normalize();
    }
}
