package io.taffrail.browser;

import io.taffrail.server.RiskPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A browser beside a server of its own, for each story. */
abstract class InABrowser {
    private final RiskPolicy limits;

    Chromium chromium;
    Served served;

    InABrowser(RiskPolicy limits) {
        this.limits = limits;
    }

    @BeforeEach
    final void open(@TempDir Path folder) {
        chromium = Chromium.open();
        served = new Served(folder, limits);
    }

    @AfterEach
    final void close() {
        if (served != null) {
            served.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }
}
