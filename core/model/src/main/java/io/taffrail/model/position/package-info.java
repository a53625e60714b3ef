/** What an account holds, and what it has earned by it. */
package io.taffrail.model.position;
