/** Alpaca's API, version 2: its paths, its words, its errors. */
package io.taffrail.http.alpaca;
