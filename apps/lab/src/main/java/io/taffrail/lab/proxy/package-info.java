/** The proxy at work: conversations, streams, and what was done to them. */
@NullMarked
package io.taffrail.lab.proxy;

import org.jspecify.annotations.NullMarked;
