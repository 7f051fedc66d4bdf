package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The sites that may call. Thread-safe. */
public final class ApiClients {
    private final ApiClientStore clients;
    private final Organisations organisations;
    private final Clock clock;

    /**
     * Takes where they are found.
     *
     * @param clients the clients
     * @param organisations their organisations' rules
     * @param clock tells the tokens' times
     */
    public ApiClients(ApiClientStore clients, Organisations organisations, Clock clock) {
        this.clients = clients;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Null if there is no such client. */
    @Nullable
    SignedRequest verify(String clientId, UnverifiedToken token) throws InvalidTokenException {
        RegisteredClient client = clients.find(clientId);
        OrganisationRules rules = client == null ? null : organisations.of(client.organisationId());
        if (client == null || rules == null) {
            return null;
        }
        TokenCodec codec = codec(client, client.secret());
        Claims claims = codec.verify(token);
        return new SignedRequest(client, rules, claims, codec);
    }

    private TokenCodec codec(RegisteredClient client, SharedSecret secret) {
        return TokenCodec.ofService(new ApiClient(client.id(), secret, client.organisationId()), clock);
    }
}
