package io.taffrail.alpaca;

/** The secret half of a key pair: it goes into requests and is never printed. */
public final class AlpacaSecret {
    private final String text;

    private AlpacaSecret(String text) {
        this.text = text;
    }

    public static AlpacaSecret of(String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("a key's secret is visible ASCII text without spaces");
        }
        return new AlpacaSecret(text);
    }

    /** The secret itself, for the request that carries it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
