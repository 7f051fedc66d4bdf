package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that is older than Seatkeeper goes on as it was, on every container: it asks the servlet API, and gets answers. */
class LegacyCodeIT {
    private static final Map<TestingContainer, HarbourPost> SITES = new HashMap<>();
    private static TestingService service;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        TestingContainer.all()
                .forEach(container -> SITES.put(
                        container,
                        SiteSetup.against(service)
                                .on(container)
                                .webXml(LegacyCodeIT::modern)
                                .with("loginPath", OldLoginServlet.PATH)
                                .with("onSuccess", "continue")
                                .with("protectedPaths", "/news/*")
                                .with("excludedPaths", "/excluded/*, *.css")
                                .with("trustedProxies", "127.0.0.0/8, 10.0.0.0/8")
                                .with(ProbeServlet.PATH, new ProbeServlet())
                                .with("/excluded", new ProbeServlet())
                                .with(EchoServlet.PATH, new EchoServlet())
                                .with("/news/echo", new EchoServlet())
                                .with("/excluded/echo", new EchoServlet())
                                .with(OldLoginServlet.PATH, new OldLoginServlet())
                                .start()));
    }

    @AfterAll
    static void stop() {
        SITES.values().forEach(HarbourPost::close);
        service.close();
    }

    /** A descriptor of our days, with asynchronous servlets, and an error page that asks who the reader is. */
    private static String modern(String webXml) {
        return webXml.replaceFirst(
                        "(?s)<web-app.*?>", "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">")
                .replaceFirst("</filter-class>", "</filter-class><async-supported>true</async-supported>")
                .replaceFirst("<dispatcher>REQUEST", "<dispatcher>ASYNC</dispatcher><dispatcher>REQUEST")
                .replaceFirst(
                        "<error-page>",
                        "<error-page><error-code>409</error-code><location>/probe</location></error-page><error-page>")
                .replaceAll("(<error-code>40[03]</error-code>\\s*<location>)[^<]*", "$1" + OldLoginServlet.PATH);
    }

    static List<TestingContainer> containers() {
        return TestingContainer.all();
    }

    static Stream<Arguments> dispatches() {
        return TestingContainer.all().stream()
                .flatMap(container -> Stream.of(
                                "nothing", "forward", "include", "async", "async-wrapped", "thread", "error")
                        .map(via -> Arguments.of(container, via)));
    }

    @ParameterizedTest
    @MethodSource("dispatches")
    void everyDispatchKnowsTheReader(TestingContainer container, String via) {
        String account = service.freshAccount();
        TestingBrowser browser = loggedIn(container, account);

        Page page = browser.open("/probe?via=" + via);

        assertThat(page.text("#type")).isEqualTo(type(via));
        assertThat(page.text("#user")).isEqualTo(account);
        assertThat(page.text("#principal")).isEqualTo(account);
        assertThat(page.text("#auth")).isEqualTo("FORM");
        assertThat(page.text("#anybody")).isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("dispatches")
    void everyDispatchCanLogTheReaderOut(TestingContainer container, String via) {
        String account = service.freshAccount();
        TestingBrowser browser = loggedIn(container, account);
        int logouts = count("logout");

        Page page = browser.open("/probe?logout&via=" + via);

        assertThat(page.text("#user")).isEqualTo("null");
        assertThat(page.text("#principal")).isEqualTo("null");
        assertThat(browser.open("/probe").text("#user")).isEqualTo("null");
        assertThat(count("logout")).isEqualTo(logouts + 1);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void aLogoutReachesTheServiceAlsoWhereTheSitesCodeEndedTheHttpSessionBefore(TestingContainer container) {
        TestingBrowser browser = loggedIn(container, service.freshAccount());
        int logouts = count("logout");

        browser.open("/probe?invalidate&logout");

        assertThat(count("logout")).isEqualTo(logouts + 1);
        assertThat(browser.open("/probe").text("#user")).isEqualTo("null");
    }

    @ParameterizedTest
    @MethodSource("dispatches")
    void anExcludedPathIsLeftAloneInEveryDispatch(TestingContainer container, String via) {
        TestingBrowser browser = loggedIn(container, service.freshAccount());
        service.clock().advance(Duration.ofSeconds(6));
        int checks = count("sessionstatus");

        // through a forward the site's own code leads to a path that is not excluded: the request stays as it is
        assertThat(browser.open("/excluded?via=" + via).text("#user")).isEqualTo("null");

        assertThat(count("sessionstatus")).isEqualTo(checks);
        assertThat(browser.open("/probe").text("#user")).isNotEqualTo("null");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theSitesLoginCodeGoesOnWithTheUserAndWithoutThePassword(TestingContainer container) {
        String account = service.freshAccount();

        Page page = login(browser(container), account.toUpperCase(Locale.ROOT));

        assertThat(page.text("#user")).isEqualTo(account);
        assertThat(page.text("#fields"))
                .contains("style=old", "username=" + account.toUpperCase(Locale.ROOT))
                .doesNotContain("password");
        assertThat(page.text("#password")).isEqualTo("null");
        assertThat(page.text("#rest")).isEmpty();
        assertThat(page.document().text()).doesNotContain(TestingService.PASSWORD);
        assertThat(page.text("#uri")).isEqualTo("POST " + OldLoginServlet.PATH);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theErrorPageOfTheSitesLoginCodeKnowsTheReaderThoughTheCodeChangedTheHttpSessionsId(
            TestingContainer container) {
        String account = service.freshAccount();
        TestingBrowser browser = browser(container);

        Page page = browser.submit(browser.open(OldLoginServlet.PATH)
                .form("#login")
                .with("username", account)
                .with("password", TestingService.PASSWORD)
                .with("style", "broken"));

        assertThat(page.text("#type")).isEqualTo("ERROR");
        assertThat(page.text("#user")).isEqualTo(account);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void aRefusedPostWhoseErrorPageIsTheLoginFormIsNoLoginByTheSitesOwnCode(TestingContainer container) {
        TestingBrowser browser = browser(container);
        String form = "username=" + service.freshAccount() + "&password=" + TestingService.PASSWORD;

        for (String path : List.of(OldLoginServlet.PATH, "/seatkeeper/logout")) {
            Page page =
                    browser.post(SITES.get(container).uri(path), form, r -> r.header("Origin", "https://evil.example"));
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.document().select("#login")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void aPasswordInARefusedAddressIsNotToldTheLoginFormThatIsTheErrorPage(TestingContainer container) {
        for (String path : List.of(OldLoginServlet.PATH, "/old;x=1/login")) {
            Page page = browser(container).openWithoutFollowing(path + "?username=alice&password=wonderland");

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.document().select("#login")).hasSize(1);
            assertThat(page.text("#got")).isEqualTo("null");
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void afterAChoiceTheSitesLoginCodeGoesOnWithTheNameOnly(TestingContainer container) {
        String account = service.freshAccount();
        login(browser(container), account);
        login(browser(container), account);
        TestingBrowser third = browser(container);
        third.open("/news/ferry.jsp?page=2");
        Page chooser = login(third, account);
        assertThat(chooser.sessions()).hasSize(2);

        Page page = third.submit(chooser.form("button[value=least]").and("action", "least"));

        assertThat(page.text("#user")).isEqualTo(account);
        assertThat(page.text("#fields")).startsWith("forwarded=").endsWith("username=" + account);
        assertThat(page.document().text()).doesNotContain(TestingService.PASSWORD, "csrf", "pending");
        assertThat(page.text("#rest")).isEmpty();
        assertThat(page.text("#uri")).isEqualTo("POST " + OldLoginServlet.PATH);
        assertThat(page.text("#to")).isEqualTo("/news/ferry.jsp?page=2");
        assertThat(third.open("/news/ferry.jsp").reader()).isEqualTo(account);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void anUploadArrivesUntouched(TestingContainer container) {
        TestingBrowser browser = loggedIn(container, service.freshAccount());
        String upload = "username=alice&password=x&" + "0123456789abcdef".repeat(100_000);
        service.clock().advance(Duration.ofSeconds(6));

        for (String path : List.of(EchoServlet.PATH, "/news/echo")) {
            Page page = browser.send(
                    SITES.get(container).uri(path),
                    request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.fromPublisher(
                                    HttpRequest.BodyPublishers.ofString(upload)))); // of unknown length: in chunks

            assertThat(page.text("#body")).isEqualTo(EchoServlet.digest(upload));
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theSiteItselfSetsTheEncodingOfItsForms(TestingContainer container) {
        TestingBrowser browser = loggedIn(container, service.freshAccount());
        service.clock().advance(Duration.ofSeconds(6));
        URI to = SITES.get(container).uri("/news/echo");
        URI alone = SITES.get(container).uri("/excluded/echo");
        Consumer<HttpRequest.Builder> latin = request -> request.header("X-Encoding", "ISO-8859-1");

        // Jetty takes such a form for UTF-8 whatever the site says: with the filter as without
        String here = browser.post(to, "q=%E5land", latin).text("#fields");
        assertThat(here).isEqualTo(browser.post(alone, "q=%E5land", latin).text("#fields"));
        if (container == TestingContainer.TOMCAT) {
            assertThat(here).isEqualTo("q=\u00e5land");
        }
        String form = "application/x-www-form-urlencoded; charset=ISO-8859-1";
        Page declared =
                browser.post(to, "q=%E5land", latin.andThen(request -> request.setHeader("Content-Type", form)));
        assertThat(declared.text("#fields")).isEqualTo("q=\u00e5land");
        Page young = browser.post(to, "q=%C3%A5land", request -> request.header("X-Encoding", "UTF-8"));
        assertThat(young.text("#fields")).isEqualTo("q=\u00e5land");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void theServiceIsToldTheAddressThatATrustedProxyTells(TestingContainer container) {
        String account = service.freshAccount();
        List<String> told = List.of("[2001:db8::7]:443", "198.51.100.9, 203.0.113.77:5000, 10.0.0.4");
        for (String forwardedFor : told) {
            browser(container)
                    .post(
                            SITES.get(container).uri(OldLoginServlet.PATH),
                            "username=" + account + "&password=" + TestingService.PASSWORD,
                            request -> request.header("X-Forwarded-For", forwardedFor));
        }

        String rows = login(browser(container), account).document().text();

        assertThat(rows).contains("2001:db8::7", "203.0.113.77").doesNotContain("443", "198.51.100.9", "10.0.0.4");
    }

    private static String type(String via) {
        return switch (via) {
            case "forward" -> "FORWARD";
            case "include" -> "INCLUDE";
            case "async", "async-wrapped" -> "ASYNC";
            case "error" -> "ERROR";
            default -> "REQUEST";
        };
    }

    private static TestingBrowser browser(TestingContainer container) {
        return new TestingBrowser(SITES.get(container), TestingBrowser.FIREFOX_ON_LINUX);
    }

    private static TestingBrowser loggedIn(TestingContainer container, String account) {
        TestingBrowser browser = browser(container);
        assertThat(login(browser, account).text("#user")).isEqualTo(account);
        return browser;
    }

    private static Page login(TestingBrowser browser, String account) {
        return browser.submit(browser.open(OldLoginServlet.PATH)
                .form("#login")
                .with("username", account)
                .with("password", TestingService.PASSWORD));
    }

    private static int count(String operation) {
        return (int) service.proxy().calls().stream().filter(operation::equals).count();
    }
}
