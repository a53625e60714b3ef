/** Orders: what is wanted, what became of it, and every way from the one to the other. */
package io.taffrail.model.order;
