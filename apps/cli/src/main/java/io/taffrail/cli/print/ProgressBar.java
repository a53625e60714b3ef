package io.taffrail.cli.print;

import io.taffrail.cli.settings.Terminal;

/** A bar that grows on the error stream, for people only; to a program or a file it writes nothing. */
public final class ProgressBar {
    private static final int WIDTH = 30;

    private final String title;
    private final Terminal terminal;
    private int shown = -1;

    public ProgressBar(String title, Terminal terminal) {
        this.title = title;
        this.terminal = terminal;
    }

    /** So many of so many are done. */
    public void show(long done, long total) {
        int percent = total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
        if (!terminal.interactive() || percent == shown) {
            return;
        }
        shown = percent;
        int full = WIDTH * percent / 100;
        terminal.err().printf("\r%s  %s%s  %3d %%", title, "█".repeat(full), "░".repeat(WIDTH - full), percent);
        terminal.err().flush();
    }

    /** Takes the bar away. */
    public void clear() {
        if (shown >= 0) {
            terminal.err().print("\r" + " ".repeat(title.length() + WIDTH + 9) + "\r");
            terminal.err().flush();
        }
    }
}
