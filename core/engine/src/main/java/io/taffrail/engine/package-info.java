/** The decisions: what becomes of a command or a report, and what state that makes. */
package io.taffrail.engine;
