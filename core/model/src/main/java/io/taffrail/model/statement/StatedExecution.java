package io.taffrail.model.statement;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.order.Fill;

/**
 * One execution as a broker's record has it.
 *
 * @param clientOrderId the order's name at the broker; in a chain of replacements that of the order which traded
 */
public record StatedExecution(ClientOrderId clientOrderId, Fill fill) {}
