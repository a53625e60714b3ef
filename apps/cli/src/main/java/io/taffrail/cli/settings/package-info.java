/** Flags, environment and file, and which of them wins. */
@NullMarked
package io.taffrail.cli.settings;

import org.jspecify.annotations.NullMarked;
