package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.login.AccessToken;
import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.store.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a site an account's details, in the fields that clients of the hosted service read. */
final class TellAccount {
    static final String PATH = "external/api/v1/me";
    static final String PRODUCTS_PATH = PATH + "/active_products";

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,500})");

    private final AccessTokens tokens;

    TellAccount(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Who it is. What the service does not know is null.
     *
     * @param request carries {@code Authorization: Bearer} and the access token
     * @return {@code item} with the account's fields
     */
    Answer me(HttpServletRequest request) {
        Account account = account(request);
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
     * @param request carries {@code Authorization: Bearer} and the access token
     * @return {@code item} with {@code active_products}, a list of names
     */
    Answer activeProducts(HttpServletRequest request) {
        Account account = account(request);
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

    private Account account(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        Account account = bearer.matches() ? tokens.accountOf(new AccessToken(bearer.group(1))) : null;
        if (account == null) {
            Problem problem = new Problem(401, "invalid_token", "The access token is not good, or not any more.");
            throw new ProblemException(problem.answer().with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
        }
        return account;
    }
}
