/** A WebSocket that is kept alive: it is asked for signs of life, dropped when it gives none, and opened again with patience. */
package io.taffrail.alpaca.stream;
