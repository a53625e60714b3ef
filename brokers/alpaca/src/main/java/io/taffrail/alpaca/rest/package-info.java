/** Requests to Alpaca: sent once, within a budget, and told apart by what is known of them afterwards. */
package io.taffrail.alpaca.rest;
