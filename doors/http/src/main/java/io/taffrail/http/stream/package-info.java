/** Alpaca's account stream: what happens to orders, as it happens. */
package io.taffrail.http.stream;
