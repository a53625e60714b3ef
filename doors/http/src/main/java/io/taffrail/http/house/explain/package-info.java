/** Tells the whole story of an order, or of a signal that never became one. */
package io.taffrail.http.house.explain;
