/** How the house's words are written in Alpaca's JSON: every key always, nulls included, decimals as text. */
package io.taffrail.http.alpaca.json;
