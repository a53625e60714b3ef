/** Who may come in: key pairs, of which only hashes are kept. */
package io.taffrail.http.keys;
