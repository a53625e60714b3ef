/** What markets say: quotes, trades, bars. */
package io.taffrail.model.market;
