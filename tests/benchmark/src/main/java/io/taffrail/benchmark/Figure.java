package io.taffrail.benchmark;

/** One measured number, and what it is: {@code CPU us/command}. */
record Figure(String name, double value) {}
