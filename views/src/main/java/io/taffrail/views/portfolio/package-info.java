/** What accounts have at stake, added up by symbol, strategy and asset class. */
package io.taffrail.views.portfolio;
