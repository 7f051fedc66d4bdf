package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SharedSecret;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API client as it was registered.
 *
 * @param id the API client's id
 * @param organisationId whose accounts it logs in
 * @param name what people call the site it is; null for a client without one, which is called by its host
 * @param secret what it signs with
 * @param previousSecret what it may still sign with; null if there is none
 * @param previousSecretUntil until when; null if there is no previous one
 * @param landing the page {@code identify} sends browsers back to; null for a client without one
 * @param returnOrigins where else the hosted pages may send browsers to: scheme, host and port, as browsers write an
 *     origin
 */
public record RegisteredClient(
        String id,
        String organisationId,
        @Nullable String name,
        SharedSecret secret,
        @Nullable SharedSecret previousSecret,
        @Nullable Instant previousSecretUntil,
        @Nullable URI landing,
        Set<String> returnOrigins) {}
