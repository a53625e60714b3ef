/** The house's own API, {@code /api/v1}: what Alpaca has no word for. */
package io.taffrail.http.house;
