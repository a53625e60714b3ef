/** What can go wrong, how often, where and when; and the draws that decide it. */
@NullMarked
package io.taffrail.lab.fault;

import org.jspecify.annotations.NullMarked;
