/** The command line: reads what people type, asks the server or starts it, and says what came of it. */
@NullMarked
package io.taffrail.cli;

import org.jspecify.annotations.NullMarked;
