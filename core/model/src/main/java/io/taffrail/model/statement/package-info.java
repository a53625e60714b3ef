/** What a broker says an account is, in the house's words: the other side of every comparison with the journal. */
package io.taffrail.model.statement;
