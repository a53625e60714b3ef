/** One desk's loop: take, decide, write down, apply, tell, act. */
package io.taffrail.runtime;
