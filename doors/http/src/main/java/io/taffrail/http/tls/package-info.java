/** Who the door is to its clients: certificates and keys from files. */
package io.taffrail.http.tls;
