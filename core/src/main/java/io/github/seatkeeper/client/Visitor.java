package io.github.seatkeeper.client;

/**
 * The customer's end of a request, told to the service with each call so that sessions can be recognised later.
 *
 * @param ipAddress the customer's address, never a proxy's
 * @param userAgent what the browser calls itself; empty if it does not say
 */
public record Visitor(String ipAddress, String userAgent) {}
