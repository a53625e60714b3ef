/** The paper broker: the exchange in a box, behind the port that every broker stands behind. */
package io.taffrail.paper;
