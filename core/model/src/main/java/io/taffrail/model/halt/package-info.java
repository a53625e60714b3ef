/** Halts: what stops trading, how far, and until somebody says otherwise. */
package io.taffrail.model.halt;
