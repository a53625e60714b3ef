/** The journal in one SQLite file, and beside it the tables that people query. */
@org.jspecify.annotations.NullMarked
package io.taffrail.sqlite;
