package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.AccessToken;
import io.github.seatkeeper.protocol.AccountJson;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.Ticket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads an account's details with the ticket that came with its login: one call exchanges the ticket, the next one
 * reads. Both end, together, by one deadline. Thread-safe.
 */
public final class AccountApi implements AutoCloseable {
    private final URI apiUrl;
    private final ApiClient apiClient;
    private final HttpExchange http;

    /**
     * Makes a client; no call is made yet.
     *
     * @param apiUrl where the details are: https, or http to this machine's own loopback
     * @param apiClient who calls
     * @param deadline for both calls together
     * @throws IllegalArgumentException if the address is neither, or the deadline not positive
     */
    public AccountApi(URI apiUrl, ApiClient apiClient, Duration deadline) {
        this.apiUrl = ServiceAddress.check(apiUrl);
        this.apiClient = apiClient;
        this.http = new HttpExchange(deadline, "The account API", "apiUrl, clientId and clientSecret");
    }

    /**
     * What the account has bought and may use now.
     *
     * @param ticket consumed by this
     * @param within how long it may take, if that is less than the deadline
     * @return the products' names
     * @throws SsoException if the ticket was not taken, or the service could not answer
     */
    public Set<String> activeProducts(Ticket ticket, Duration within) throws SsoException {
        long end = System.nanoTime() + Math.min(http.deadline().toNanos(), within.toNanos());
        try {
            AccessToken token = AccountJson.accessToken(http.send(exchange(ticket), left(end)));
            return Set.copyOf(AccountJson.activeProducts(http.send(read(token), left(end))));
        } catch (InvalidTokenException e) {
            throw new SsoProtocolException("The account API's answer was not accepted: " + e.getMessage(), e);
        }
    }

    /** Gives up the connections and threads; calls under way fail. */
    @Override
    public void close() {
        http.close();
    }

    private HttpRequest exchange(Ticket ticket) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "client_id", apiClient.id(),
                "client_secret", apiClient.secret().unmasked(),
                "grant_type", "ticket",
                "ticket", ticket.value()));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(apiUrl + "/api/authorization/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest read(AccessToken token) {
        return HttpRequest.newBuilder(URI.create(apiUrl + "/external/api/v1/me/active_products"))
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .build();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(end - System.nanoTime());
    }
}
