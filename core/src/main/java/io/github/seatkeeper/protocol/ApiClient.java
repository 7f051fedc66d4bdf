package io.github.seatkeeper.protocol;

/**
 * A site as the service knows it.
 *
 * @param id the API client's id
 * @param secret what the two ends sign tokens with
 * @param organisationId whose accounts it logs in
 */
public record ApiClient(String id, SharedSecret secret, String organisationId) {}
