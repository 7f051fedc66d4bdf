package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedCookieTest {
    private static final SealedSession SESSION =
            new SealedSession(new SessionId("a-session-id-of-the-service"), SealedSession.Kind.LOGGED_IN);

    private final SealedCookie cookie = of("harbour-web", "a secret of thirty-two bytes, or more");

    @Test
    void givesBackTheSessionItSealed() {
        assertThat(read(cookie, sealed())).isEqualTo(SESSION);
    }

    @Test
    void isSealedAnewEachTimeAndShowsNothingOfTheSession() {
        assertThat(sealed()).isNotEqualTo(sealed()).doesNotContain(SESSION.id().value());
    }

    @Test
    void oneChangedCharacterAnywhereOpensNothing() {
        String value = sealed();
        for (int i = 0; i < value.length() - 1; i++) {
            char other = value.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(read(cookie, value.substring(0, i) + other + value.substring(i + 1)))
                    .isNull();
        }
    }

    @Test
    void anotherClientsOrSecretsCookieOpensNothing() {
        assertThat(read(of("other-web", "a secret of thirty-two bytes, or more"), sealed()))
                .isNull();
        assertThat(read(of("harbour-web", "another secret of thirty-two bytes"), sealed()))
                .isNull();
    }

    @Test
    void garbageIsAsGoodAsNoCookie() {
        for (String garbage : List.of("", "x", "AAAA", "not base64!", "A".repeat(2048), "A".repeat(100_000))) {
            assertThat(read(cookie, garbage)).isNull();
        }
        assertThat(cookie.read(TestingServlets.withCookies())).isNull();
        assertThat(cookie.read(TestingServlets.withCookies(new Cookie("other", sealed()))))
                .isNull();
    }

    @Test
    void anotherCookieOfTheSameNameDoesNotHideIt() {
        assertThat(cookie.read(TestingServlets.withCookies(
                        new Cookie(SealedCookie.NAME, "junk"), new Cookie(SealedCookie.NAME, sealed()))))
                .isEqualTo(SESSION);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGUN", "LOGGED_IN", "LEFT"})
    void isSentWhereALoginMayWantIt(SealedSession.Kind kind) {
        SealedSession session = new SealedSession(SESSION.id(), kind);
        List<String> headers = written(cookie, session);
        String value = valueIn(headers);
        String lasting = kind == SealedSession.Kind.LEFT ? "; Max-Age=2592000" : "";

        assertThat(read(cookie, value)).isEqualTo(session);
        assertThat(headers)
                .containsExactly(
                        "Set-Cookie: seatkeeper=; Path=/paper; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=" + value + "; Path=/paper/login" + lasting
                                + "; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=" + value + "; Path=/paper/logout" + lasting
                                + "; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=" + value + "; Path=/paper/seatkeeper" + lasting
                                + "; HttpOnly; SameSite=Lax");
    }

    @Test
    void isSentToTheWholeSiteForACustomerWhoAskedToBeKeptLoggedIn() {
        SealedSession session = new SealedSession(SESSION.id(), SealedSession.Kind.REMEMBERED);
        List<String> headers = written(cookie, session);
        String value = valueIn(headers);

        assertThat(read(cookie, value)).isEqualTo(session);
        assertThat(headers)
                .containsExactly(
                        "Set-Cookie: seatkeeper=; Path=/paper/login; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=; Path=/paper/logout; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=; Path=/paper/seatkeeper; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=" + value + "; Path=/paper; Max-Age=2592000; HttpOnly; SameSite=Lax");
    }

    @Test
    void isSentToTheWholeSiteWhereTheFrontPageTakesTheLogin() {
        SealedCookie ofFrontPage = of("harbour-web", "a secret of thirty-two bytes, or more", "");
        List<String> headers = written(ofFrontPage, SESSION);

        assertThat(headers)
                .containsExactly(
                        "Set-Cookie: seatkeeper=" + valueIn(headers) + "; Path=/paper; HttpOnly; SameSite=Lax");
    }

    @Test
    void isTakenFromEveryPathAtOnce() {
        List<String> headers = new ArrayList<>();

        cookie.clear(TestingServlets.withCookies(), TestingServlets.collecting(headers));

        assertThat(headers)
                .containsExactly(
                        "Set-Cookie: seatkeeper=; Path=/paper; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=; Path=/paper/login; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=; Path=/paper/logout; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Set-Cookie: seatkeeper=; Path=/paper/seatkeeper; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pAq3-_Zx0123456789abcdefABCDEFgh",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "AB",
                "AA",
                "AA==",
                "AAAA=",
                "a+b/",
                "x",
                "l",
                "two words, and \u00e4",
                "1234567890"
            })
    void givesBackAnyIdAsItWas(String id) {
        for (SealedSession.Kind kind : SealedSession.Kind.values()) {
            SealedSession session = new SealedSession(new SessionId(id), kind);

            assertThat(read(cookie, sealed(session))).isEqualTo(session);
        }
    }

    @Test
    void isShortForAnIdOfTheService() {
        String id = "pAq3-_Zx0123456789abcdefABCDEFgh";

        assertThat(sealed(new SealedSession(new SessionId(id), SealedSession.Kind.LOGGED_IN)))
                .hasSize(71);
    }

    private String sealed() {
        return sealed(SESSION);
    }

    private String sealed(SealedSession session) {
        return valueIn(written(cookie, session));
    }

    private static List<String> written(SealedCookie cookie, SealedSession session) {
        List<String> headers = new ArrayList<>();
        cookie.write(TestingServlets.withCookies(), TestingServlets.collecting(headers), session);
        return headers;
    }

    private static String valueIn(List<String> headers) {
        return headers.stream()
                .map(header ->
                        header.replaceFirst("^Set-Cookie: seatkeeper=", "").replaceFirst(";.*", ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static SealedSession read(SealedCookie cookie, String value) {
        return cookie.read(TestingServlets.withCookies(new Cookie(SealedCookie.NAME, value)));
    }

    private static SealedCookie of(String clientId, String secret) {
        return of(clientId, secret, "/login");
    }

    private static SealedCookie of(String clientId, String secret, String loginPath) {
        return new SealedCookie(
                new ApiClient(clientId, SharedSecret.of(secret), "harbour"),
                List.of(loginPath, "/logout", "/seatkeeper"));
    }
}
