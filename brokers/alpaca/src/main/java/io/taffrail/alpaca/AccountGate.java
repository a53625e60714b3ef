package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.VenueAccount;
import io.taffrail.ports.BrokerUnreachableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks the account itself what it is, which the last of the safety gates want to know. */
final class AccountGate {
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final AlpacaClient client;
    private final AlpacaGates gates;
    private final Quarantine quarantine;
    private volatile boolean asked;
    private volatile boolean clocksDiffer;

    AccountGate(AlpacaClient client, AlpacaGates gates, Quarantine quarantine) {
        this.client = client;
        this.gates = gates;
        this.quarantine = quarantine;
    }

    /** Why no order may leave, where that is so; the account is asked where it never was. */
    Optional<String> closed() {
        if (gates.closedByConfiguration().isEmpty() && !asked) {
            try {
                account();
            } catch (BrokerUnreachableException silent) {
                return Optional.of("the safety gate `account number` is closed: " + silent.getMessage());
            }
        }
        return gates.closed().map(check -> "the safety gate `" + check.name() + "` is closed: " + check.found());
    }

    /** How far the two clocks are apart, where that is more than an answer's way and a second's rounding explain. */
    Optional<String> clockTrouble() {
        return client.clockOffset()
                .filter(offset -> offset.abs().compareTo(TOLERATED) > 0)
                .map(offset -> "Alpaca's clock is " + offset.abs().toSeconds() + " s " + (offset.isNegative() ? "behind" : "ahead of")
                        + " ours: its times cannot be compared with ours");
    }

    /** The key was refused: it is no longer known whose account it is. */
    void refused(String why) {
        gates.refused(why);
    }

    /**
     * The account as it says that it is; the gates hear it too. The keys are shown to nobody to whom the gates would not send
     * an order.
     *
     * @throws BrokerUnreachableException where it does not answer, or not in a way that can be trusted
     */
    VenueAccount account() {
        gates.closedByConfiguration().ifPresent(check -> {
            throw new BrokerUnreachableException(
                    "the safety gate `" + check.name() + "` is closed: " + check.found());
        });
        Exchange exchange = client.get("/v2/account", Map.of(), Purpose.READ);
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            VenueAccount account = quarantine
                    .read("the account", () -> VenueAccount.of(answer.body().json()))
                    .orElseThrow(() -> new BrokerUnreachableException("Alpaca's answer about the account cannot be trusted"));
            asked = true;
            gates.heard(account);
            boolean before = clocksDiffer;
            clocksDiffer = clockTrouble().isPresent();
            if (clocksDiffer && !before) {
                clockTrouble().ifPresent(quarantine::add);
            }
            return account;
        }
        if (exchange instanceof Exchange.Answered answer && (answer.status() == 401 || answer.status() == 403)) {
            asked = true;
            gates.refused("it answered " + answer.status() + ": " + answer.body().beginning());
        }
        throw Unanswered.of("the account", exchange);
    }
}
