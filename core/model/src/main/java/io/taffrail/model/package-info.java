/** The words of the house: values, ids, instruments, orders, positions, accounts, inputs and events. */
package io.taffrail.model;
