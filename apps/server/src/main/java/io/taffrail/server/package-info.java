/** The rooms put together: a server, a backtest, a demo. */
package io.taffrail.server;
