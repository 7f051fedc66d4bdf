package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.login.LoginService.Redeemed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Exchanges a ticket for an access token, as OAuth 2.0 would (RFC 6749, sections 5.1 and 5.2). */
@Path(ExchangeTicket.PATH)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ExchangeTicket {
    static final String PATH = "api/authorization/access_token";

    private final ApiClients clients;
    private final AccessTokens tokens;

    @Inject
    ExchangeTicket(ApiClients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /**
     * The operation.
     *
     * @param body {@code client_id}, {@code client_secret}, {@code grant_type}, {@code ticket}
     * @return {@code access_token}, {@code token_type}, {@code expires_in}
     */
    @POST
    public Response post(InputStream body) {
        TicketForm form = TicketForm.of(new String(CappedBody.read(body), StandardCharsets.UTF_8));
        KnownClient client = clients.authenticate(form.clientId(), form.secret());
        if (client == null) {
            throw Problem.unknownClient().refusal();
        }
        Redeemed redeemed = client.organisation()
                .logins()
                .redeem(form.ticket(), client.client().id());
        if (redeemed == null || !redeemed.account().active()) {
            throw new Problem(400, "invalid_grant", "The ticket is not good, or not any more.").refusal();
        }
        String token = tokens.issue(client.organisation(), redeemed).value();
        return JsonAnswer.of(json -> {
            json.writeStringField("access_token", token);
            json.writeStringField("token_type", "bearer");
            json.writeNumberField("expires_in", AccessTokens.LIFETIME.toSeconds());
        });
    }
}
