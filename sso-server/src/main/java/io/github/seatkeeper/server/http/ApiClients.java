package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.UnverifiedToken;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.store.ApiClientStore;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sites that may call. Thread-safe. */
public final class ApiClients {
    /** Who presents a new secret no sooner than this after it was stored is never refused for it. */
    public static final Duration NEW_SECRET_AFTER = ClientCache.LOOK_AGAIN_AFTER;

    private final ClientCache clients;

    /**
     * Takes where they are found.
     *
     * @param clients the clients
     * @param organisations their organisations' rules
     * @param clock tells the tokens' times
     */
    public ApiClients(ApiClientStore clients, Organisations organisations, Clock clock) {
        this.clients = new ClientCache(clients, organisations, clock);
    }

    /** From a request's body to what an API client really asked. */
    SignedRequest verify(HttpServletRequest request) throws InvalidTokenException {
        UnverifiedToken token = Envelope.read(CappedBody.read(request, Answer.JSON));
        String clientId = token.clientId();
        if (clientId == null) {
            throw Problem.malformed("The claim \"cid\" is missing.").exception();
        }
        SignedRequest signed = verify(clientId, token);
        if (signed == null) {
            throw Problem.unknownClient().exception();
        }
        return signed;
    }

    /** Null if there is no such client. */
    @Nullable
    SignedRequest verify(String clientId, UnverifiedToken token) throws InvalidTokenException {
        KnownClient client = clients.find(clientId);
        if (client == null) {
            return null;
        }
        try {
            return client.verify(token);
        } catch (InvalidTokenException e) {
            KnownClient now = clients.lookAgain(clientId);
            if (now == null || now.askedAt().equals(client.askedAt())) {
                throw e;
            }
            return now.verify(token);
        }
    }

    /** Null if there is no such client or the secret is not its own. */
    @Nullable
    KnownClient authenticate(String clientId, SharedSecret secret) {
        KnownClient client = clients.find(clientId);
        if (client != null && !client.has(secret)) {
            client = clients.lookAgain(clientId);
        }
        return client != null && client.has(secret) ? client : null;
    }
}
