/** Accounts: who they are, their money, and what their orders reserve of it. */
package io.taffrail.model.account;
