/** What came of trading: round trips, days, and how single orders fared. */
package io.taffrail.model.performance;
