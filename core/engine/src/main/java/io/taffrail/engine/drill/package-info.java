/** Controls played once on a desk of their own: an order that each must refuse, and one that it must let pass. */
package io.taffrail.engine.drill;
