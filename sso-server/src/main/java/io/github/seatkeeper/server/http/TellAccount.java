package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.login.AccessToken;
import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.store.Account;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a site an account's details, in the fields that clients of the hosted service read. */
@Path(TellAccount.PATH)
public final class TellAccount {
    static final String PATH = "external/api/v1/me";
    static final String PRODUCTS = "active_products";

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,500})");

    private final AccessTokens tokens;

    @Inject
    TellAccount(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Who it is. What the service does not know is null.
     *
     * @param authorization {@code Bearer} and the access token
     * @return {@code item} with the account's fields
     */
    @GET
    public Response me(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Account account = account(authorization);
        return JsonAnswer.of(json -> {
            json.writeObjectFieldStart("item");
            json.writeStringField("id", account.id());
            json.writeStringField("login", account.login());
            json.writeStringField("email", account.login().contains("@") ? account.login() : null);
            json.writeNullField("first_name");
            json.writeNullField("last_name");
            json.writeNullField("customer_number");
            json.writeEndObject();
        });
    }

    /**
     * What was bought.
     *
     * @param authorization {@code Bearer} and the access token
     * @return {@code item} with {@code active_products}, a list of names
     */
    @GET
    @Path(PRODUCTS)
    public Response activeProducts(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Account account = account(authorization);
        return JsonAnswer.of(json -> {
            json.writeObjectFieldStart("item");
            json.writeArrayFieldStart("active_products");
            for (String product : account.products()) {
                json.writeString(product);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Account account(@Nullable String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        Account account = bearer.matches() ? tokens.accountOf(new AccessToken(bearer.group(1))) : null;
        if (account == null) {
            throw new Problem(401, "invalid_token", "The access token is not good, or not any more.")
                    .refusal(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return account;
    }
}
