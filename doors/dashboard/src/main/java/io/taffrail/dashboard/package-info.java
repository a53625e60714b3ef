/** The dashboard's files, as a browser is given them. */
package io.taffrail.dashboard;
