/** Names of things, one type each, so that no two of them can be mixed up. */
package io.taffrail.model.id;
