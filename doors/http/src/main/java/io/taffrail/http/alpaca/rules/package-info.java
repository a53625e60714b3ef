/** Alpaca's own rules for orders, which the house behind the door knows nothing of. */
package io.taffrail.http.alpaca.rules;
