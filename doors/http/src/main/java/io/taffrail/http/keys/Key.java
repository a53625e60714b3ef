package io.taffrail.http.keys;

import io.taffrail.model.id.AccountId;
import java.time.Instant;

/**
 * A key that opens one account; its secret is not in it.
 *
 * @param id {@code PK} and 18 letters and digits for play money, {@code AK…} for real money
 */
public record Key(String id, AccountId account, Role role, Instant createdAt) {}
