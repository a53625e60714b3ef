/** Alpaca's words and ours: everything that comes in is read strictly, and what cannot be trusted is named. */
package io.taffrail.alpaca.wire;
