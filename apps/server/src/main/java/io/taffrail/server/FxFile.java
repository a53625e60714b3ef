package io.taffrail.server;

import io.taffrail.views.performance.FxRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The user's rates of currencies, in {@code fx.csv} of the data folder: read anew each time, so that it may be changed. */
final class FxFile implements Supplier<FxRates> {
    /** A rate a day of twenty pairs for thirty years is a tenth of it. */
    private static final long LARGEST = 64L << 20;

    private final Path path;

    FxFile(Path path) {
        this.path = path;
    }

    /** @throws IllegalArgumentException where the file is there and cannot be read, naming the line */
    @Override
    public FxRates get() {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IllegalArgumentException("it is larger than " + LARGEST + " bytes");
            }
            return FxRates.parse(Files.readAllLines(path));
        } catch (NoSuchFileException none) {
            return FxRates.NONE;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
