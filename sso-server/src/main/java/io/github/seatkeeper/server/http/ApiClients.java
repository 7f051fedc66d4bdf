package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.TokenCodec;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sites that may call, each with its codec. Immutable. */
public final class ApiClients {
    private final Map<String, TokenCodec> codecs;

    /**
     * Takes the clients.
     *
     * @param clients each with an id of its own
     * @param clock tells the tokens' times
     */
    public ApiClients(Collection<ApiClient> clients, Clock clock) {
        this.codecs = clients.stream()
                .collect(Collectors.toUnmodifiableMap(ApiClient::id, client -> TokenCodec.ofService(client, clock)));
    }

    @Nullable
    TokenCodec codecOf(String clientId) {
        return codecs.get(clientId);
    }
}
