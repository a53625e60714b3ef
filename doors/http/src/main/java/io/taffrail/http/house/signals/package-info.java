/** Signals from outside: alerts that come by hooks, signals by key, their approval, and the hooks and strategies themselves. */
package io.taffrail.http.house.signals;
