package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API client as it was when the store was asked. */
final class KnownClient {
    private final RegisteredClient client;
    private final OrganisationRules organisation;
    private final Instant askedAt;
    private final Clock clock;
    private final TokenCodec codec;

    KnownClient(RegisteredClient client, OrganisationRules organisation, Instant askedAt, Clock clock) {
        this.client = client;
        this.organisation = organisation;
        this.askedAt = askedAt;
        this.clock = clock;
        this.codec = codec(client.secret());
    }

    RegisteredClient client() {
        return client;
    }

    OrganisationRules organisation() {
        return organisation;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Signed with the secret it has, or with the one it had while that is still accepted; so will be the answer. */
    SignedRequest verify(UnverifiedToken token) throws InvalidTokenException {
        try {
            return new SignedRequest(client, organisation, codec.verify(token), codec);
        } catch (InvalidTokenException e) {
            SharedSecret previous = previousSecret();
            if (previous == null) {
                throw e;
            }
            TokenCodec earlier = codec(previous);
            return new SignedRequest(client, organisation, earlier.verify(token), earlier);
        }
    }

    boolean has(SharedSecret secret) {
        return client.secret().equals(secret) || secret.equals(previousSecret());
    }

    private @Nullable SharedSecret previousSecret() {
        Instant until = client.previousSecretUntil();
        return until == null || !clock.instant().isBefore(until) ? null : client.previousSecret();
    }

    private TokenCodec codec(SharedSecret secret) {
        return TokenCodec.ofService(new ApiClient(client.id(), secret, client.organisationId()), clock);
    }
}
