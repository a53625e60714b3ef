/** A market made up by a seeded model, for demos, trials and tests; its prices mean nothing. */
package io.taffrail.feeds.synthetic;
