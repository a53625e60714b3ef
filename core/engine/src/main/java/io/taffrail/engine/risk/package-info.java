/** The checks that an order passes before it may leave the house. */
package io.taffrail.engine.risk;
