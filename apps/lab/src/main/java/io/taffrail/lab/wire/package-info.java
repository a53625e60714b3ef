/** HTTP/1.1 messages and WebSocket frames as bytes: as good as needed to pass them on, and to spoil them. */
@NullMarked
package io.taffrail.lab.wire;

import org.jspecify.annotations.NullMarked;
