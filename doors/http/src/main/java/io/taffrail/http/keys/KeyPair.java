package io.taffrail.http.keys;

/** A new key with its secret, which is shown this once and kept nowhere. */
public record KeyPair(Key key, Secret secret) {}
