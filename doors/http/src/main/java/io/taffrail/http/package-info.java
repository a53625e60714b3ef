/** The HTTP door: the one way in over the network. */
package io.taffrail.http;
