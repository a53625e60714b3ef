/** How well orders were executed: how many, how fast, at what price against what could be hoped for. */
package io.taffrail.views.executions;
