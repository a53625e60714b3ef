/** What the dashboard asks the house for beside orders and results: its session, its stream of entries, the journal itself. */
package io.taffrail.http.house.desk;
