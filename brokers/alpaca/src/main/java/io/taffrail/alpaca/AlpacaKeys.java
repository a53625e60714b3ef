package io.taffrail.alpaca;

/**
 * The key pair of one account at Alpaca.
 *
 * @param id {@code PK…} for paper accounts, {@code AK…} for live ones
 */
public record AlpacaKeys(String id, AlpacaSecret secret) {
    public AlpacaKeys {
        if (id.isBlank() || id.length() > 128 || id.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("a key's id is visible ASCII text without spaces, at most 128 characters");
        }
    }

    public static AlpacaKeys of(String id, String secret) {
        return new AlpacaKeys(id, AlpacaSecret.of(secret));
    }
}
