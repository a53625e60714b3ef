/** Rules that a trader follows because of law, house or faith, as versioned data; and what they say of an order. */
package io.taffrail.model.compliance;
