package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static io.github.seatkeeper.server.TestingService.OTHER_SECRET;
import static io.github.seatkeeper.server.TestingService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.Ticket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket exchanged for an access token, and that for the account's details. */
class AccountDetailsTest {
    private static final TestingBrowser HTTP = new TestingBrowser();
    private static final String ME = "/external/api/v1/me";

    private static TestingService service;

    @BeforeAll
    static void start() {
        service = TestingService.with(Map.of("account.bob@example.org.products", "daily, sunday"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void forgetEverything() throws SsoException {
        service.forgetEverything();
    }

    private static URI at(String path) {
        return URI.create(service.server.uri() + path);
    }

    private static Ticket ticket(String login, String password) throws SsoException {
        LoggedIn result = (LoggedIn) service.logIn(service.newSession(), login, password);
        assertThat(result.ticket()).isNotNull();
        return result.ticket();
    }

    private static HttpResponse<String> exchange(String form) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(at("/api/authorization/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** As the hosted service's clients write it, with nothing encoded. */
    private static String form(String client, String secret, Ticket ticket) {
        return "client_id=" + client + "&client_secret=" + secret
                + "&grant_type=ticket&scope=/external/me/w /external/account/r&ticket=" + ticket.value();
    }

    private static String token(Ticket ticket) throws Exception {
        HttpResponse<String> response = exchange(form("web", SECRET, ticket));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        Matcher token = Pattern.compile(
                        "\\{\"access_token\":\"([A-Za-z0-9_.-]+)\",\"token_type\":\"bearer\",\"expires_in\":3600}")
                .matcher(response.body());
        assertThat(token.matches()).as(response.body()).isTrue();
        return token.group(1);
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return HTTP.get(at(path), "Authorization", "Bearer " + token);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).matches("\\{\"error\":\"" + error + "\",\"error_description\":\"[^\\n]+\\.\"}");
    }

    @Test
    void siteLearnsWhoItIsAndWhatWasBought() throws Exception {
        String token = token(ticket("BOB@example.org", "builder"));
        HttpResponse<String> me = get(ME, token);
        assertThat(me.body())
                .matches(
                        "\\{\"item\":\\{\"id\":\"[0-9a-f-]{36}\",\"login\":\"bob@example.org\",\"email\":\"bob@example.org\","
                                + "\"first_name\":null,\"last_name\":null,\"customer_number\":null}}");
        assertThat(me.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(me.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(get(ME + "/active_products", token).body())
                .isEqualTo("{\"item\":{\"active_products\":[\"daily\",\"sunday\"]}}");
        assertThat(get(ME + "/active_products?include_articles=true", token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void loginThatIsNoAddressIsNotGivenForOne() throws Exception {
        String token = token(ticket("alice", "wonderland"));
        assertThat(get(ME, token).body())
                .startsWith("{\"item\":{\"id\":\"account-of-alice\",\"login\":\"alice\",\"email\":null,");
        assertThat(get(ME + "/active_products", token).body()).isEqualTo("{\"item\":{\"active_products\":[]}}");
    }

    @Test
    void ticketIsExchangedOnceByItsOwnClientWhileItsSessionIsLoggedIn() throws Exception {
        Ticket ticket = ticket("alice", "wonderland");
        assertRefused(exchange(form("app", OTHER_SECRET, ticket)), 400, "invalid_grant");
        token(ticket);
        assertRefused(exchange(form("web", SECRET, ticket)), 400, "invalid_grant");
        Ticket late = ticket("alice", "wonderland");
        service.clock.advance(Duration.ofMinutes(5));
        assertRefused(exchange(form("web", SECRET, late)), 400, "invalid_grant");
        SessionId session = service.newSession();
        LoggedIn login = (LoggedIn) service.logIn(session, "alice", "wonderland");
        service.site.logout(session, CHROME);
        assertRefused(exchange(form("web", SECRET, login.ticket())), 400, "invalid_grant");
        assertRefused(exchange(form("web", SECRET, new Ticket("x"))), 400, "invalid_grant");
    }

    @Test
    void wrongClientUsesNoTicketUp() throws Exception {
        Ticket ticket = ticket("alice", "wonderland");
        assertRefused(exchange(form("web", OTHER_SECRET, ticket)), 401, "invalid_client");
        assertRefused(exchange(form("nobody", SECRET, ticket)), 401, "invalid_client");
        token(ticket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "client_id=web&client_secret=x&grant_type=ticket",
                "client_id=web&client_secret=&grant_type=ticket&ticket=x",
                "client_id=web&client_secret=x&ticket=x",
                "client_id=web&client_id=app&client_secret=x&grant_type=ticket&ticket=x",
                "client_id=%ZZ&client_secret=x&grant_type=ticket&ticket=x"
            })
    void formThatIsNotWholeIsRefused(String form) throws Exception {
        assertRefused(exchange(form), 400, "invalid_request");
    }

    @Test
    void otherGrantsOtherBodiesAndOtherMethodsAreRefused() throws Exception {
        assertRefused(
                exchange("client_id=web&client_secret=" + SECRET + "&grant_type=none"), 400, "unsupported_grant_type");
        assertRefused(exchange("x".repeat(64 * 1024 + 1)), 413, "request_too_large");
        assertRefused(
                HTTP.send(HttpRequest.newBuilder(at("/api/authorization/access_token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "unsupported_media_type");
        HttpResponse<String> get = HTTP.get(at("/api/authorization/access_token"));
        assertRefused(get, 405, "method_not_allowed");
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> post = HTTP.send(HttpRequest.newBuilder(at(ME)).POST(BodyPublishers.noBody()));
        assertRefused(post, 405, "method_not_allowed");
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {ME, ME + "/active_products"})
    void headIsAnsweredLikeGetWithoutTheBody(String path) throws Exception {
        String token = token(ticket("alice", "wonderland"));
        HttpResponse<String> head = HTTP.send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .method("HEAD", BodyPublishers.noBody()));
        HttpResponse<String> get = get(path, token);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
    }

    @Test
    void accessTokenIsGoodForAnHour() throws Exception {
        String token = token(ticket("alice", "wonderland"));
        service.clock.advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(get(ME, token).statusCode()).isEqualTo(200);
        service.clock.advance(Duration.ofSeconds(1));
        assertRefused(get(ME, token), 401, "invalid_token");
    }

    @Test
    void accessTokenIsReadAsItIsAfterOneOfOtherLettersOnItsConnection() throws Exception {
        String token = token(ticket("alice", "wonderland"));
        String lowerCase = token.toLowerCase(Locale.ROOT);
        for (String another : List.of(lowerCase.substring(0, lowerCase.length() - 1), lowerCase)) {
            assertRefused(get(ME, another), 401, "invalid_token");
            assertThat(get(ME, token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void accessTokenEndsWithTheSessionItCameFrom() throws Exception {
        SessionId session = service.newSession();
        LoggedIn login = (LoggedIn) service.logIn(session, "alice", "wonderland");
        String token = token(login.ticket());
        String another = token(ticket("alice", "wonderland"));
        service.site.logout(session, CHROME);
        assertRefused(get(ME, token), 401, "invalid_token");
        assertRefused(get(ME + "/active_products", token), 401, "invalid_token");
        assertThat(get(ME, another).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer x", "Bearer aGFyYm91cg.x", "Bearer !.x", "Basic d2ViOng=", "Bearer"})
    void withoutAnAccessTokenNothingIsTold(String authorization) throws Exception {
        for (String path : new String[] {ME, ME + "/active_products"}) {
            HttpResponse<String> response = HTTP.get(at(path), "Authorization", authorization);
            assertRefused(response, 401, "invalid_token");
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        }
    }
}
