package io.taffrail.engine.sizing;

import io.taffrail.model.signal.Sizing;

/**
 * Makes a quantity of a request: a pure function without clock, dice or memory, because a journal is decided again from what
 * it says. Whoever writes one gives it a name ({@code own:NAME}); the request's caps and the lot are laid on its answer
 * afterwards, so that it can never trade more than a rule of the house could.
 */
@FunctionalInterface
public interface Sizer {
    Sizing size(SizingRequest request);
}
