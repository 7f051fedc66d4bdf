package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API client as it was when the store was asked.
 *
 * @param client what is registered
 * @param organisation its organisation's rules
 * @param askedAt when the store was asked
 */
record KnownClient(RegisteredClient client, OrganisationRules organisation, Instant askedAt) {
    /** Signed with the secret it has, or with the one it had while that is still accepted; so will be the answer. */
    SignedRequest verify(UnverifiedToken token, Clock clock) throws InvalidTokenException {
        TokenCodec codec = codec(client.secret(), clock);
        Claims claims;
        try {
            claims = codec.verify(token);
        } catch (InvalidTokenException e) {
            SharedSecret previous = previousSecret(clock);
            if (previous == null) {
                throw e;
            }
            codec = codec(previous, clock);
            claims = codec.verify(token);
        }
        return new SignedRequest(client, organisation, claims, codec);
    }

    boolean has(SharedSecret secret, Clock clock) {
        return client.secret().equals(secret) || secret.equals(previousSecret(clock));
    }

    private @Nullable SharedSecret previousSecret(Clock clock) {
        Instant until = client.previousSecretUntil();
        return until == null || !clock.instant().isBefore(until) ? null : client.previousSecret();
    }

    private TokenCodec codec(SharedSecret secret, Clock clock) {
        return TokenCodec.ofService(new ApiClient(client.id(), secret, client.organisationId()), clock);
    }
}
