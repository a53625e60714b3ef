/** The talk with a running server: where it is, which key opens it, one request at a time. */
@NullMarked
package io.taffrail.cli.client;

import org.jspecify.annotations.NullMarked;
