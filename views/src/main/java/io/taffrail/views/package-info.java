/** Read models folded from the journal: what the doors answer questions from. */
package io.taffrail.views;
