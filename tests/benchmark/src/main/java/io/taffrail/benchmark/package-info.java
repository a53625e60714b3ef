/** What the product costs, measured beside yardsticks that do the least for the same work, in one run. */
package io.taffrail.benchmark;
