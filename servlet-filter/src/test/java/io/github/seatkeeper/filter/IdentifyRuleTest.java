package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyRuleTest {
    private static final Map<String, String> PERSON = Map.of(
            "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Accept", "text/html,application/xhtml+xml,*/*;q=0.8",
            "Sec-Fetch-Mode", "navigate",
            "Sec-Fetch-Dest", "document");

    @ParameterizedTest
    @CsvSource({
        "always, /, true",
        "always, /news/ferry.jsp, true",
        "always, /login, true",
        "login, /login, true",
        "login, /refused, true",
        "login, /members/pilots.jsp, true",
        "login, /, false",
        "login, /news/ferry.jsp, false",
        "never, /login, false",
        "never, /members/pilots.jsp, false",
        "never, /, false",
    })
    void theSettingSaysWhere(String identify, String path, boolean asked) throws ServletException {
        assertThat(rule(identify).applies(path, request(PERSON, null))).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/style.css", "/a/b.JS", "/logo.svg", "/favicon.ico", "/paper.pdf", "/feed.xml", "/font.woff2"})
    void noStaticFileIsAPage(String path) throws ServletException {
        assertThat(rule("always").applies(path, request(PERSON, null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "facebookexternalhit/1.1",
                "Slackbot-LinkExpanding 1.0",
                "WhatsApp/2.23",
                "curl/8.5.0",
                "python-requests/2.31",
                "Apache-HttpClient/4.5 (Java/17)",
            })
    void noProgramIsAPerson(String userAgent) throws ServletException {
        assertThat(rule("always").applies("/", request(with("User-Agent", userAgent), null)))
                .isFalse();
        assertThat(rule("always").applies("/", request(with("User-Agent", null), null)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1",
                "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
                "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1)",
            })
    void everyBrowserIsAPersons(String userAgent) throws ServletException {
        assertThat(rule("always").applies("/", request(with("User-Agent", userAgent), null)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Mode, cors",
        "Sec-Fetch-Mode, no-cors",
        "Sec-Fetch-Dest, iframe",
        "Sec-Fetch-Dest, image",
        "Sec-Purpose, prefetch;prerender",
        "Purpose, prefetch",
        "X-Moz, prefetch",
    })
    void whatPagesFetchIsNobodysVisit(String header, String value) throws ServletException {
        assertThat(rule("always").applies("/", request(with(header, value), null)))
                .isFalse();
    }

    @Test
    void aBrowserThatKeepsNoCookiesIsNotAskedAgain() throws ServletException {
        assertThat(rule("always").applies("/", request(PERSON, "a=1&seatkeeper.asked")))
                .isFalse();
        assertThat(rule("always").applies("/", request(PERSON, "q=seatkeeper.asked")))
                .isTrue();
    }

    @Test
    void pagesPauseForTheIntervalAndTheLoginPageForOneClick() throws ServletException {
        assertThat(rule("always").pause("/", request(PERSON, null))).isEqualTo(Duration.ofMinutes(6));
        assertThat(rule("always").pause("/login", request(PERSON, null))).isLessThan(Duration.ofMinutes(1));
    }

    private static IdentifyRule rule(String identify) throws ServletException {
        FilterSettings settings = FilterSettings.read(TestingServlets.settings(Map.of(
                "ssoUrl", "https://sso.example.org",
                "clientId", "harbour-web",
                "clientSecret", "a secret of thirty-two bytes, or more",
                "organisationId", "harbour",
                "failureUrl", "/refused?again=1",
                "identify", identify)));
        return new IdentifyRule(
                settings,
                new LoginPage(settings, Languages.load(IdentifyRuleTest.class.getClassLoader())),
                (request, path) -> path.startsWith("/members/"));
    }

    private static Map<String, String> with(String header, String value) {
        Map<String, String> headers = new HashMap<>(PERSON);
        headers.put(header, value);
        return headers;
    }

    private static HttpServletRequest request(Map<String, String> headers, String query) {
        return TestingServlets.request(Map.of(
                "getMethod", args -> "GET",
                "getQueryString", args -> query,
                "getHeader", args -> headers.get((String) args[0])));
    }
}
