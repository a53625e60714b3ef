/** How an entry of the journal is written down: JSON, canonical text, and the chain of hashes. */
@org.jspecify.annotations.NullMarked
package io.taffrail.format;
