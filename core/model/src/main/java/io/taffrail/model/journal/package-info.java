/** What comes to a desk, what it decides, and how both are written down. */
package io.taffrail.model.journal;
