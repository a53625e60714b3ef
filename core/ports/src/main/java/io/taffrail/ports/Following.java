package io.taffrail.ports;

/** Somebody follows a market, until this is closed; closing it twice does no harm. */
public interface Following extends AutoCloseable {

    @Override
    void close();
}
