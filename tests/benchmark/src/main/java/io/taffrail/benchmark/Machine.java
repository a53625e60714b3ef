package io.taffrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The computer, and how busy others keep it. */
final class Machine {
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");

    private Machine() {}

    static String description() throws IOException {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors; Java "
                + System.getProperty("java.vm.version") + ", heap "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB";
    }

    /** The share of the last 10 seconds in which something waited for a processor, in percent. */
    static String pressure() throws IOException {
        if (!Files.isReadable(PRESSURE)) {
            return "unknown";
        }
        String line = Files.readAllLines(PRESSURE).getFirst();
        int at = line.indexOf("avg10=");
        return at < 0 ? "unknown" : line.substring(at + 6, line.indexOf(' ', at));
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
