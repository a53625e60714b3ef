/** Markets read from files: quotes, bars and trades as CSV, plain or gzipped; and users' lists of instruments. */
package io.taffrail.feeds.file;
