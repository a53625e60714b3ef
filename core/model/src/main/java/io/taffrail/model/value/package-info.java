/** Numbers that can be trusted: exact decimals, prices, quantities, money. */
package io.taffrail.model.value;
