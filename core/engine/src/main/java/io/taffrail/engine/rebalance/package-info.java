/** The way from what a portfolio is to what it is to be. */
package io.taffrail.engine.rebalance;
