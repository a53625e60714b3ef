/** HTTP without words of any broker: requests, replies, routes and their limits on Jetty. */
package io.taffrail.http.web;
