package io.taffrail.http.keys;

import java.time.Instant;

/**
 * Somebody who has logged in at the dashboard, and until when.
 *
 * @param key what they have come in with; whoever takes that key away ends its sessions too
 * @param csrf what a page sends along with whatever changes something, so that no other site can make the browser do it
 */
public record Session(Key key, String csrf, Instant until) {}
