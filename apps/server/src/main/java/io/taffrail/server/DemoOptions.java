package io.taffrail.server;

import java.nio.file.Path;

/**
 * What {@code taffrail demo} was asked for.
 *
 * @param data the data folder; the demo's own, and new
 * @param port on the loopback address; 0 for any that is free
 * @param seed of the synthetic day
 */
public record DemoOptions(Path data, int port, long seed) {}
