/** What the house needs from outside, and how the outside comes in: interfaces and the values that cross them. */
package io.taffrail.ports;
