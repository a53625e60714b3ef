/** Figures of past prices, exact to a stated place: pure functions of what they are given. */
package io.taffrail.engine.indicator;
