/** What is traded, and in which steps. */
package io.taffrail.model.instrument;
