/**
 * What operators see: metrics, customers' audit events on their way to the store, and whether the service is ready. Is
 * told by the rules and asks the stores; decides nothing about logins and knows no HTTP.
 */
@NullMarked
package io.github.seatkeeper.server.monitoring;

import org.jspecify.annotations.NullMarked;
