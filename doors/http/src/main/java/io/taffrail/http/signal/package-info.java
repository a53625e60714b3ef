/** Alerts of other programs, in whatever dialect they are written, read into one form: {@link io.taffrail.http.signal.Alert}. */
package io.taffrail.http.signal;
