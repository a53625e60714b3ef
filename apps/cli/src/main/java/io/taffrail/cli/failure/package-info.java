/** What can go wrong, said in three parts, and the number that the shell gets. */
@NullMarked
package io.taffrail.cli.failure;

import org.jspecify.annotations.NullMarked;
