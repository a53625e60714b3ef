/** What people see: tables, lifecycle lines, a bar. */
@NullMarked
package io.taffrail.cli.print;

import org.jspecify.annotations.NullMarked;
