/** A venue in a box: it takes orders and trades them against the market's quotes, never against each other. */
package io.taffrail.exchange;
