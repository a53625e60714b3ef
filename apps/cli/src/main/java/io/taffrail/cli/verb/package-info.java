/** One class for each verb that people type. */
@NullMarked
package io.taffrail.cli.verb;

import org.jspecify.annotations.NullMarked;
