/** What became of signals, and the strategies and hooks that they come by. */
package io.taffrail.views.signals;
