package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers sent to the service to be identified. The limit is 2. */
@ParameterizedClass
@ValueSource(strings = {"memory", "jdbc:h2:mem:identify"})
class IdentifyTest {
    private static final String LANDING = "https://www.example.org/landing?from=sso";

    private static TestingService service;

    @Parameter
    String database;

    private static SsoClient other;

    @BeforeParameterizedClassInvocation
    static void start(String database) {
        service = TestingService.with(Map.of(
                "database",
                database,
                "sessionLimit",
                "2",
                "client.web.landing",
                LANDING,
                "client.app.landing",
                "https://app.example.org/"));
        other = service.client("app", TestingService.OTHER_SECRET);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        other.close();
        service.close();
    }

    @AfterEach
    void forgetEverything() throws Exception {
        service.forgetEverything();
    }

    private static URI identify(String query) {
        return URI.create(service.server.uri() + "/identify?" + query);
    }

    private static String token() {
        return TestingBrowser.parameters(service.site.identify("x")).get("t");
    }

    private static void logIn(IdentifiedSession browser) throws Exception {
        service.logIn(browser.session(), "alice", "wonderland");
    }

    @Test
    void browserComesBackToTheLandingPageWithItsSessionAndTheReturnValueUnchanged() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        URI landing = browser.landing(service.site.identify("/article?a=1&b=räksmörgås +%26#x"));
        assertThat(landing.toString()).startsWith(LANDING + "&t=");
        Map<String, String> parameters = TestingBrowser.parameters(landing);
        assertThat(parameters).containsEntry("r", "/article?a=1&b=räksmörgås +%26#x");
        IdentifiedSession identified = service.site.identified(parameters.get("t"));
        assertThat(identified.state()).isEqualTo(new SessionState.Anonymous());
        assertThat(service.status(identified.session())).isEqualTo(new SessionState.Anonymous());
        assertThat(browser.key)
                .matches("[A-Za-z0-9_-]{32}")
                .isNotEqualTo(identified.session().value());
    }

    @Test
    void addressThatASiteSendsWithoutEncodingItComesBackWhole() throws Exception {
        URI landing = new TestingBrowser()
                .landing(identify("t=" + token() + "&r=https://www.example.org/a%20b?page=2&t=other&r=x"));
        assertThat(TestingBrowser.parameters(landing))
                .containsEntry("r", "https://www.example.org/a%20b?page=2&t=other&r=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=https://evil.example.org/",
                "r=//evil.example.org/",
                "r=@evil.example.org",
                "r=%0d%0aLocation:%20https://evil.example.org/",
                "r=x&landing=https://evil.example.org/&redirect_uri=https://evil.example.org/",
                "return=https://evil.example.org/",
                "r=#@evil.example.org",
            })
    void nothingInAGoodRequestLeadsAnywhereButToTheLandingPage(String rest) throws Exception {
        String[] elsewhere = {"X-Forwarded-Host", "evil.example.org", "Referer", "https://evil.example.org/"};
        HttpResponse<String> answer =
                new TestingBrowser().get(identify("t=" + token() + "&" + rest.replace("#", "%23")), elsewhere);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Location"))
                .singleElement()
                .asString()
                .startsWith(LANDING + "&t=")
                .doesNotContain("redirect_uri", "&landing=");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void returnValueMayStandFirstOrBeAbsent() throws Exception {
        assertThat(TestingBrowser.parameters(new TestingBrowser().landing(identify("r=there&t=" + token()))))
                .containsEntry("r", "there");
        assertThat(TestingBrowser.parameters(new TestingBrowser().landing(identify("t=" + token()))))
                .doesNotContainKey("r");
    }

    @Test
    void sitesOfAnOrganisationShareTheBrowsersSessionAndItsLogin() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession first = browser.identify(service.site);
        logIn(first);
        IdentifiedSession there = browser.identify(other);
        assertThat(there.session()).isEqualTo(first.session());
        assertThat(there.state()).isInstanceOf(SessionState.LoggedIn.class);
        SessionState.LoggedIn login = (SessionState.LoggedIn) there.state();
        assertThat(login.accountId()).isEqualTo("account-of-alice");
        assertThat(login.login()).isEqualTo("alice");
        assertThat(login.ticket()).isNotNull();
    }

    @Test
    void keyFromBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession first = browser.identify(service.site);
        TestingBrowser thief = TestingBrowser.hurried();
        thief.key = browser.key;
        logIn(first);
        assertThat(browser.identify(service.site).session()).isEqualTo(first.session());
        String key = browser.key;
        assertThat(key).isNotEqualTo(thief.key);
        browser.identify(service.site);
        assertThat(browser.key).isEqualTo(key);
        IdentifiedSession stolen = thief.identify(service.site);
        assertThat(stolen.session()).isNotEqualTo(first.session());
        assertThat(stolen.state()).isEqualTo(new SessionState.Anonymous());
    }

    @Test
    void identifyingTwiceAtOnceAfterALoginLosesNothingAndTakesNoSecondSeat() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 50; round++) {
                TestingBrowser browser = new TestingBrowser();
                IdentifiedSession first = browser.identify(service.site);
                logIn(first);
                Callable<IdentifiedSession> tab = () -> browser.identify(service.site);
                for (var identified : threads.invokeAll(List.of(tab, tab))) {
                    assertThat(identified.get().session()).isEqualTo(first.session());
                }
                assertThat(browser.identify(service.site).session()).isEqualTo(first.session());
                assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
                service.site.logout(first.session(), CHROME);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void browserWhoseNewCookieIsSlowToComeWaitsAMomentForItAndLosesNothing() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession first = browser.identify(service.site);
        logIn(first);
        TestingBrowser tab = new TestingBrowser();
        tab.key = browser.key;
        browser.identify(service.site);
        URI address = service.site.identify("/a'b&c\"d");
        HttpResponse<String> answer = tab.get(address);
        int redirects = 0;
        while (answer.statusCode() == 303) {
            redirects++;
            address = address.resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = tab.get(address);
        }
        assertThat(redirects).isEqualTo(7);
        assertThat(answer.statusCode()).isEqualTo(200);
        String refresh = answer.headers().firstValue("Refresh").orElseThrow();
        assertThat(refresh).startsWith("1;url=/identify?again=1&t=");
        assertThat(Jsoup.parse(answer.body()).select("main h1").text()).isEqualTo("One moment");
        assertThat(answer.body()).contains("<a href=\"" + refresh.substring(6).replace("&", "&amp;") + "\">");
        tab.key = browser.key;
        URI landing = tab.landing(address.resolve(refresh.substring(6)));
        Map<String, String> parameters = TestingBrowser.parameters(landing);
        assertThat(parameters).containsEntry("r", "/a'b&c\"d");
        assertThat(service.site.identified(parameters.get("t")).session()).isEqualTo(first.session());
    }

    @Test
    void browserWithAnUnknownKeyIsAskedToComeAgainOnceAndThenGetsANewOne() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        browser.key = "nobody's";
        HttpResponse<String> first = browser.get(service.site.identify("there"));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location").orElseThrow())
                .startsWith("/identify?again=8&t=")
                .endsWith("&r=there");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.identify(service.site).state()).isEqualTo(new SessionState.Anonymous());
        assertThat(browser.key).isNotEqualTo("nobody's");
    }

    @Test
    void browserThatKnowsOnlyTheReplacedKeyIsNeverGivenAnotherInPlaceOfItsNewOne() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        TestingBrowser slow = TestingBrowser.hurried();
        logIn(browser.identify(service.site));
        slow.key = browser.key;
        String old = browser.key;
        browser.identify(service.site);
        assertThat(slow.identify(service.site).state()).isEqualTo(new SessionState.Anonymous());
        assertThat(slow.key).isEqualTo(old);
        service.clock.advance(Duration.ofMinutes(1));
        slow.identify(service.site);
        assertThat(slow.key).isNotEqualTo(old);
    }

    @Test
    void sessionThatEndedIsFollowedByANewAnonymousOne() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        SessionId expired = browser.identify(service.site).session();
        String key = browser.key;
        service.clock.advance(Duration.ofHours(1));
        IdentifiedSession second = browser.identify(service.site);
        assertThat(second.session()).isNotEqualTo(expired);
        assertThat(browser.key).isNotEqualTo(key);
        logIn(second);
        browser.identify(service.site);
        service.site.logout(second.session(), CHROME);
        IdentifiedSession third = browser.identify(service.site);
        assertThat(third.session()).isNotEqualTo(second.session());
        assertThat(third.state()).isEqualTo(new SessionState.Anonymous());
    }

    @Test
    void cookieIsTheServicesOwnForAsLongAsTheBrowserIsOpen() throws Exception {
        HttpResponse<String> response = new TestingBrowser().get(service.site.identify("there"));
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("seatkeeper_sso=[A-Za-z0-9_-]{32}; Path=/; HttpOnly; SameSite=Lax");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void rememberedLoginIsKeptThirtyDaysFromItsLastUse() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession first = browser.identify(service.site);
        service.site.authenticate(
                first.session(), CHROME, new Credentials.LoginAndPassword("alice", new Password("wonderland"), true));
        assertThat(cookie(browser)).endsWith("; Max-Age=2592000");
        service.clock.advance(Duration.ofDays(29));
        assertThat(cookie(browser)).endsWith("; Max-Age=2592000");
        service.clock.advance(Duration.ofDays(29));
        assertThat(browser.identify(service.site).state()).isInstanceOf(SessionState.LoggedIn.class);
        service.clock.advance(Duration.ofDays(20));
        assertThat(cookie(browser)).as("12 of 90 days left").endsWith("; Max-Age=1036800");
    }

    private static String cookie(TestingBrowser browser) throws Exception {
        return browser.get(service.site.identify("there"))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    @Test
    void cookieIsSecureWhereBrowsersComeByHttps() throws Exception {
        try (TestingService proxied =
                TestingService.with(Map.of("publicUrl", "https://sso.example.org", "client.web.landing", LANDING))) {
            HttpResponse<String> response = new TestingBrowser().get(proxied.site.identify("there"));
            assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                    .endsWith("; Secure");
        }
    }

    @Test
    void anyOfTwoDifferentCookiesCouldBeSomebodyElses() throws Exception {
        TestingBrowser planted = new TestingBrowser();
        IdentifiedSession attacker = planted.identify(service.site);
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession own = browser.identify(service.site);
        HttpResponse<String> response = new TestingBrowser()
                .get(
                        service.site.identify("there"),
                        "Cookie",
                        "seatkeeper_sso=" + planted.key + "; seatkeeper_sso=" + browser.key);
        URI landing = URI.create(response.headers().firstValue("Location").orElseThrow());
        assertThat(service.site
                        .identified(TestingBrowser.parameters(landing).get("t"))
                        .session())
                .isNotIn(attacker.session(), own.session());
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch;prerender",
        "Purpose, prefetch",
        "X-Moz, prefetch",
        "Sec-Fetch-Mode, no-cors",
    })
    void pagesFetchedAheadOrByScriptsMakeNoSession(String header, String value) throws Exception {
        HttpResponse<String> response = new TestingBrowser().get(service.site.identify("there"), header, value);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void navigationIsOneWhateverElseBrowsersSayOfIt() throws Exception {
        HttpResponse<String> response = new TestingBrowser()
                .get(service.site.identify("there"), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
        assertThat(response.statusCode()).isEqualTo(303);
    }

    private static void assertErrorPage(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body()).contains("<title>This link does not work</title>", "(" + error + ")");
        Document page = Jsoup.parse(response.body());
        assertThat(page.select("html[lang] main h1").text()).isEqualTo(page.title());
    }

    @Test
    void requestThatNoSiteMadeGetsAnErrorPageAndIsSentNowhere() throws Exception {
        String elsewhere = "&r=https://evil.example.org/";
        TestingBrowser browser = new TestingBrowser();
        assertErrorPage(browser.get(identify("")), 400, "invalid_request");
        assertErrorPage(browser.get(identify("t=a.b" + elsewhere)), 400, "invalid_request");
        assertErrorPage(browser.get(identify("t=%3Cscript%3E" + elsewhere)), 400, "invalid_request");
        assertErrorPage(browser.get(identify("t=" + token() + "&r=" + "x".repeat(4097))), 400, "invalid_request");
        ApiClient forged = new ApiClient("web", SharedSecret.of(TestingService.OTHER_SECRET), "harbour");
        assertErrorPage(browser.get(identify("t=" + signed(forged) + elsewhere)), 401, "invalid_token");
        ApiClient nobody = new ApiClient("nobody", SharedSecret.of(TestingService.SECRET), "harbour");
        assertErrorPage(browser.get(identify("t=" + signed(nobody) + elsewhere)), 401, "invalid_client");
        String old = token();
        service.clock.advance(Duration.ofSeconds(181));
        assertErrorPage(browser.get(identify("t=" + old + elsewhere)), 401, "invalid_token");
    }

    private static String signed(ApiClient client) {
        return TokenCodec.ofSite(client, service.clock).sign(Claims.builder().build(), TokenCodec.BROWSER_LIFE);
    }

    @Test
    void clientWithoutALandingPageGetsAnErrorPage() throws Exception {
        try (TestingService without = TestingService.withLimit(1)) {
            assertErrorPage(new TestingBrowser().get(without.site.identify("there")), 400, "invalid_request");
        }
    }

    @Test
    void failureThatNobodyThoughtOfIsToldOnAPageToo() throws Exception {
        try (TestingService failing = TestingService.with(Map.of("client.web.landing", LANDING))) {
            URI identify = failing.site.identify("there");
            failing.clock.fail();
            assertErrorPage(new TestingBrowser().get(identify), 500, "server_error");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        HttpResponse<String> response = new TestingBrowser()
                .send(HttpRequest.newBuilder(service.site.identify("there")).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
