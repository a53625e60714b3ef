/** Rule packs as files: what people write, and how the server is told of it. */
@NullMarked
package io.taffrail.cli.rules;

import org.jspecify.annotations.NullMarked;
