/** What callers may rely on from every journal and every broker, as suites of tests that an adapter extends. */
@org.jspecify.annotations.NullMarked
package io.taffrail.conformance;
