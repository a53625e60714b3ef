/** How much a signal trades: rules become quantities, caps and lots make them less, and the arithmetic is kept. */
package io.taffrail.engine.sizing;
