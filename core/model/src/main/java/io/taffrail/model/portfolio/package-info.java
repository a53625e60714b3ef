/** What a whole portfolio is to be, and the way there. */
package io.taffrail.model.portfolio;
