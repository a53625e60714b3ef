/** The laboratory: a network that misbehaves on purpose, between a client and a broker. */
@NullMarked
package io.taffrail.lab;

import org.jspecify.annotations.NullMarked;
