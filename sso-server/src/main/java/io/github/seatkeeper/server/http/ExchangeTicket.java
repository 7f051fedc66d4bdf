package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.login.LoginService.Redeemed;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;

/** Exchanges a ticket for an access token, as OAuth 2.0 would (RFC 6749, sections 5.1 and 5.2). */
final class ExchangeTicket implements Operation {
    static final String PATH = "api/authorization/access_token";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final ApiClients clients;
    private final AccessTokens tokens;

    ExchangeTicket(ApiClients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /**
     * The operation.
     *
     * @param request {@code client_id}, {@code client_secret}, {@code grant_type}, {@code ticket}
     * @return {@code access_token}, {@code token_type}, {@code expires_in}
     */
    @Override
    public Answer answer(HttpServletRequest request) {
        TicketForm form = TicketForm.of(new String(CappedBody.read(request, FORM), StandardCharsets.UTF_8));
        KnownClient client = clients.authenticate(form.clientId(), form.secret());
        if (client == null) {
            throw Problem.unknownClient().exception();
        }
        Redeemed redeemed = client.organisation()
                .logins()
                .redeem(form.ticket(), client.client().id());
        if (redeemed == null || !redeemed.account().active()) {
            throw new Problem(400, "invalid_grant", "The ticket is not good, or not any more.").exception();
        }
        String token = tokens.issue(client.organisation(), redeemed).value();
        return JsonAnswer.of(json -> {
            json.writeStringField("access_token", token);
            json.writeStringField("token_type", "bearer");
            json.writeNumberField("expires_in", AccessTokens.LIFETIME.toSeconds());
        });
    }
}
