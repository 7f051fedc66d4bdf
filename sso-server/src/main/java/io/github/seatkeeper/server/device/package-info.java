/** Names a customer's browser and system. Nothing that a browser says of itself gets out of here as it came in. */
@NullMarked
package io.github.seatkeeper.server.device;

import org.jspecify.annotations.NullMarked;
