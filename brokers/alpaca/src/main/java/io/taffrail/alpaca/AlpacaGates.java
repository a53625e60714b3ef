package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.VenueAccount;
import io.taffrail.model.account.Mode;
import io.taffrail.ports.Health;
import java.util.List;
import java.util.Optional;

/**
 * The safety gates: what all has to say paper before the first order leaves. What the configuration says is known at once;
 * what the account says once it has been asked, and again each time that it is.
 */
public final class AlpacaGates {
    private static final String PAPER_KEY = "PK";
    private static final String PAPER_ACCOUNT = "PA";

    private final AlpacaConfig config;
    private volatile Health.Check account;
    private volatile Health.Check standing;

    public AlpacaGates(AlpacaConfig config) {
        this.config = config;
        this.account = new Health.Check("account number", false, "not asked yet");
        this.standing = new Health.Check("account status", false, "not asked yet");
    }

    /** All gates, in the order in which they are asked. */
    public List<Health.Check> checks() {
        return List.of(mode(), address(), encryption(), key(), account, standing);
    }

    /** The first gate that keeps orders back, where one does. */
    public Optional<Health.Check> closed() {
        return checks().stream().filter(check -> !check.passed()).findFirst();
    }

    /** Whether nothing in the configuration itself keeps orders back. */
    public Optional<Health.Check> closedByConfiguration() {
        return List.of(mode(), address(), encryption(), key()).stream().filter(check -> !check.passed()).findFirst();
    }

    /** What {@code GET /v2/account} says. */
    public void heard(VenueAccount said) {
        boolean paper = said.number().startsWith(PAPER_ACCOUNT);
        account = new Health.Check("account number", paper, paper
                ? "begins with PA: a paper account"
                : "begins with " + said.number().substring(0, Math.min(2, said.number().length()))
                        + ": not a paper account, whose number begins with PA");
        standing = said.blocked()
                .map(why -> new Health.Check("account status", false, why + ": Alpaca takes no orders of it"))
                .orElseGet(() -> new Health.Check("account status", true, said.status()));
    }

    /** {@code GET /v2/account} was refused: whose account it is can no longer be told. */
    public void refused(String why) {
        account = new Health.Check("account number", false, "Alpaca does not say: " + why);
        standing = new Health.Check("account status", false, "Alpaca does not say: " + why);
    }

    /** Live trading is refused whole: what it needs first is not built. */
    private Health.Check mode() {
        boolean paper = config.mode() == Mode.PAPER;
        return new Health.Check("mode", paper, paper
                ? "paper"
                : "live: it takes two explicit acts, and cannot be armed before limits and kill switch exist; use a paper account");
    }

    private Health.Check address() {
        String host = config.address().trading().getHost();
        return switch (config.address().owner()) {
            case LOOPBACK     -> new Health.Check("address", true, host + " is this computer, which counts as paper");
            case ALPACA_PAPER -> new Health.Check("address", true, host + " is Alpaca's paper address");
            case ALPACA_LIVE  -> new Health.Check("address", false,
                    host + " is Alpaca's live address; paper is " + AlpacaAddress.PAPER);
            case UNKNOWN      -> new Health.Check("address", false,
                    host + " is neither Alpaca's nor this computer; paper is " + AlpacaAddress.PAPER);
        };
    }

    private Health.Check encryption() {
        boolean here = config.address().owner() == AlpacaAddress.Owner.LOOPBACK;
        if (config.address().isEncrypted()) {
            return new Health.Check("encryption", true, "https");
        }
        return new Health.Check("encryption", here, here
                ? "none, within this computer"
                : "none: keys and orders would cross the network readable; use https");
    }

    private Health.Check key() {
        boolean paper = config.keys().id().startsWith(PAPER_KEY);
        String begin = config.keys().id().substring(0, Math.min(2, config.keys().id().length()));
        return new Health.Check("key prefix", paper, paper
                ? "begins with PK: a paper key"
                : "begins with " + begin + ": not a paper key, which begins with PK");
    }
}
