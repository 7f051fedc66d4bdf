/** How fast and how big: run by {@code ./mvnw -q -Pbenchmark}, never by the build. */
package io.github.seatkeeper.server.bench;
