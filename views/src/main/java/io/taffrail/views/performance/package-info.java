/** What came of trading, in numbers: by day, symbol, strategy, broker and account. */
package io.taffrail.views.performance;
