package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent gets a clear answer: never a 5xx, never another's list. */
class BadInputIT {
    /** More than the container reads of a form: it may close the connection while the rest is on its way. */
    private static final String TOO_LONG = "x".repeat(201_000);

    private static final int MOST_TRIES = 10;

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("broken escape", "username=%zz&password=x"),
            Map.entry("half an escape", "username=a&password=%"),
            Map.entry("broken UTF-8", "username=%ff%fe&password=x"),
            Map.entry("NUL", "username=a%00b&password=x"),
            Map.entry("nothing", ""),
            Map.entry("no password", "username=alice"),
            Map.entry("no name", "password=wonderland"),
            Map.entry("name twice", "username=alice&username=bob&password=wonderland"),
            Map.entry("password twice", "username=alice&password=a&password=b"),
            Map.entry("long name", "username=" + TOO_LONG + "&password=x"),
            Map.entry("long password", "username=alice&password=" + TOO_LONG),
            Map.entry("other fields", "a=b&&&=&c"),
            Map.entry("not a form at all", "{\"username\":\"alice\"}"));

    private static TestingService service;
    private static HarbourPost site;
    private static TestingBrowser browser;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).start();
        browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void aLoginFormThatNoBrowserSendsIsABadRequest() {
        BODIES.forEach((what, body) ->
                assertThat(post("/login", body).status()).as(what).isEqualTo(400));
    }

    @Test
    void emptyFieldsAreAskedForOnTheLoginPage() {
        for (String body : new String[] {"username=&password=", "username=alice&password=", "username=++&password=x"}) {
            post("/login", body);
            Page page = browser.open("/login");
            assertThat(page.message()).contains("both your user name and your password");
        }
    }

    @Test
    void credentialsDoNotBelongInTheAddress() {
        assertThat(post("/login?username=alice&password=wonderland", "").status())
                .isEqualTo(400);
        assertThat(post("/login?password=wonderland", "username=alice").status())
                .isEqualTo(400);
        assertThat(post("/login?p%61ssword=x", "username=alice&password=wonderland")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded; charset=bogus",
        "application/x-www-form-urlencoded; charset=\"",
        "application/x-www-form-urlencoded; charset=;;;"
    })
    void aFormInAnEncodingNobodyKnowsIsABadRequest(String type) {
        Page answer = send(
                "/login",
                request -> request.header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("username=alice&password=wonderland")));

        assertThat(answer.status()).isBetween(400, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data; boundary=x,415",
        "text/plain,415",
        "application/xml,415",
        "application/json,400",
    })
    void onlyAFormOrJsonCanLogIn(String type, int status) {
        Page answer = send(
                "/login",
                request -> request.header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("username=alice&password=wonderland")));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"GET,/login", "HEAD,/login", "GET,/login;x", "GET,//login", "GET,/lo%67in"})
    void aPasswordInTheAddressIsRefusedBeforeTheSitesOwnCodeSeesIt(String method, String path) {
        Page answer = send(
                path + "?username=alice&password=wonderland",
                request -> request.method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/login,405",
        "DELETE,/login,405",
        "OPTIONS,/login,405",
        "PUT,/seatkeeper/choose,405",
        "GET,/seatkeeper/logout,405",
        "POST,/seatkeeper/style.css,405",
        "GET,/seatkeeper/,404",
        "GET,/seatkeeper/nothing,404",
        "POST,/seatkeeper/nothing,404",
        "GET,/seatkeeper/choose-sessions.jsp,404",
        "GET,/WEB-INF/seatkeeper/choose-sessions.jsp,404",
        "GET,/seatkeeper/style.css,200",
        "GET,/seatkeeper/script.js,200",
    })
    void everyPathAnswersClearly(String method, String path, int status) {
        Page answer = send(
                path,
                request -> request.header("Sec-Fetch-Site", "same-origin")
                        .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/login", "OPTIONS,/login", "DELETE,/seatkeeper/choose"})
    void aMethodThatNoPageSendsIsToldWhichOnesDo(String method, String path) {
        Page answer = send(path, request -> request.method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.body()).contains(" GET, HEAD, POST only.").doesNotContain("<");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWithIgnoringCase("text/plain");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"/seatkeeper/choose", "/seatkeeper/choose?pending=", "/seatkeeper/choose?pending=x&pending=y"})
    void theChooserOpenedDirectlyLeadsToTheLoginPage(String path) {
        Page page = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE).open(path);

        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void theChooserOpenedTwiceShowsTheSameListTwice() {
        Readers readers = Readers.overTheLimit(service, site);

        Page again = readers.third()
                .open("/seatkeeper/choose?" + readers.chooser().uri().getQuery());

        assertThat(again.sessions()).isEqualTo(readers.chooser().sessions());
    }

    @Test
    void aChoiceThatNoPageOfOursSendsIsABadRequest() {
        Readers readers = Readers.overTheLimit(service, site);
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        URI to = choice.action();

        for (String body : new String[] {
            "",
            "%zz",
            choice.encoded() + "&csrf=x",
            choice.encoded() + "&pending=x",
            choice.encoded() + "&action=all",
            choice.with("action", "explode").encoded(),
            choice.with("session", TOO_LONG).encoded(),
        }) {
            assertThat(post(readers.third(), to, body).status()).isEqualTo(400);
        }
        Page doubled = readers.third().submit(choice.and("session", choice.value("session")));
        assertThat(doubled.reader()).isEqualTo(readers.account());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /login?%zz",
                "POST /login?a=%ff",
                "POST /%6cogin%2f",
                "POST /a%2flogin",
                "POST /a/..%2flogin",
                "POST /login%00",
                "POST /%256cogin",
                "POST /a%5clogin",
                "GET /seatkeeper/choose?pending=%zz",
                "GET /seatkeeper/%2e%2e/WEB-INF/web.xml",
                "GET /%c0%af",
            })
    void anAddressThatIsBrokenOrAmbiguousIsABadRequest(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), site.uri().getPort())) {
            socket.setSoTimeout(10_000);
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 31\r\n\r\n"
                    + "username=alice&password=invalid";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 400");
        }
    }

    private static Page post(String path, String body) {
        return post(browser, site.uri(path), body);
    }

    /** Sent again where it was too long for the answer to be read. */
    private static Page post(TestingBrowser sender, URI to, String body) {
        int tries = body.length() < TOO_LONG.length() ? 1 : MOST_TRIES;
        while (true) {
            try {
                return sender.post(to, body, request -> request.header("Sec-Fetch-Site", "same-origin"));
            } catch (AssertionError e) {
                tries--;
                if (tries == 0 || !(e.getCause() instanceof IOException)) {
                    throw e;
                }
            }
        }
    }

    private static Page send(String path, Consumer<HttpRequest.Builder> request) {
        return browser.send(site.uri(path), request);
    }
}
