package io.taffrail.http.alpaca.rules;

import java.util.Optional;

/** One rule of Alpaca's. */
public interface Rule {

    /** Why the order may not be, or nothing. */
    Optional<Refusal> check(Proposal proposal);
}
