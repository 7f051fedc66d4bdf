package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has to log in first comes back to where they wanted to go: once, and only there. */
class ProtectedPathsIT {
    private static final String WANTED = "/whoami?edition=evening&page=2";

    private static TestingService service;
    private static HarbourPost site;

    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service)
                .under("/paper")
                .with("protectedPaths", "/whoami, /members/*, *.svg")
                .with("excludedPaths", "/pictures/anchor.svg, /members/pilots.jsp")
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void theLoginLeadsBackToTheProtectedPageWithItsQueryOnce() {
        String account = service.freshAccount();
        Page login = browser.open(WANTED);
        assertThat(login.uri().getPath()).isEqualTo("/paper/login");
        assertThat(login.document().text()).doesNotContain("getRemoteUser");

        Page wanted = submit(login, account, TestingService.PASSWORD);

        assertThat(wanted.uri()).hasPath("/paper/whoami").hasQuery("edition=evening&page=2");
        assertThat(wanted.text("#remote-user")).isEqualTo(account);
        assertThat(browser.open("/whoami").uri()).hasPath("/paper/whoami");
        assertThat(browser.login(account, TestingService.PASSWORD).uri()).hasPath("/paper/");
    }

    @Test
    void aRefusedLoginKeepsTheWay() {
        String account = service.freshAccount();
        Page refused = submit(browser.open(WANTED), account, "wrong");

        assertThat(submit(refused, account, TestingService.PASSWORD).uri())
                .hasPath("/paper/whoami")
                .hasQuery("edition=evening&page=2");
    }

    @Test
    void theChoiceLeadsBackTooAndOfSeveralTabsEachPendingOneToItsOwn() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingBrowser third = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);
        Page chooser = third.submit(third.open(WANTED)
                .form("#login")
                .with("username", readers.account())
                .with("password", TestingService.PASSWORD));
        third.open("/whoami?other-tab");

        Page wanted = third.submit(Readers.choice(chooser, "Firefox"));

        assertThat(wanted.uri()).hasPath("/paper/whoami").hasQuery("edition=evening&page=2");
        assertThat(third.login(readers.account(), TestingService.PASSWORD).uri())
                .hasPath("/paper/");
    }

    @Test
    void ofTwoTabsTheNewestWantsTheLoginAndTheOtherOneIsNotSentAstray() {
        String account = service.freshAccount();
        Page first = browser.open("/whoami?first");
        Page second = browser.open("/whoami?second");

        assertThat(submit(second, account, TestingService.PASSWORD).uri()).hasQuery("second");
        assertThat(submit(first, account, TestingService.PASSWORD).uri()).hasPath("/paper/");
    }

    @Test
    void aFormOrAChoiceSentTwiceKnowsTheWayThoughTheFirstHasUsedIt() throws Exception {
        String account = service.freshAccount();
        Page login = browser.open(WANTED);
        String form = "username=" + account + "&password=" + TestingService.PASSWORD;
        try (SlowPost second = SlowPost.begin(site.uri("/login"), browser.cookies(), form)) {
            assertThat(submit(login, account, TestingService.PASSWORD).uri()).hasPath("/paper/whoami");
            assertThat(second.finish()).contains("Location: /paper" + WANTED);
        }

        Readers readers = Readers.overTheLimit(service, site);
        TestingBrowser third = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);
        Page chooser = third.submit(third.open(WANTED)
                .form("#login")
                .with("username", readers.account())
                .with("password", TestingService.PASSWORD));
        Form choice = Readers.choice(chooser, "Firefox");
        try (SlowPost second = SlowPost.begin(choice.action(), third.cookies(), choice.encoded())) {
            assertThat(third.submit(choice).uri()).hasPath("/paper/whoami");
            assertThat(second.finish()).contains("Location: /paper" + WANTED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,cors,empty,x",
        "GET,no-cors,image,x",
        "GET,no-cors,script,x",
        "HEAD,navigate,document,x",
        "GET,navigate,document,Sec-Purpose",
        "GET,navigate,document,X-Moz",
        "POST,cors,empty,x",
        "PUT,cors,empty,x",
    })
    void whatNobodyLooksAtIsAnswered401AndNotSaved(String method, String mode, String destination, String prefetch) {
        Page answer = browser.send(
                site.uri("/whoami?fetched"),
                request -> request.method(method, HttpRequest.BodyPublishers.noBody())
                        .setHeader("Sec-Fetch-Mode", mode)
                        .setHeader("Sec-Fetch-Dest", destination)
                        .header(prefetch, "prefetch"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.redirectsTo()).isNull();
        assertThat(answer.document().text()).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.login(service.freshAccount(), TestingService.PASSWORD)
                        .uri())
                .hasPath("/paper/");
    }

    @Test
    void aFormThatIsSentTooLateLeadsToTheLoginAndIsNotSentAgain() {
        Page answer = browser.post(site.uri("/whoami?form"), "a=b", request -> {});

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.redirectsTo()).hasPath("/paper/login");
        assertThat(browser.login(service.freshAccount(), TestingService.PASSWORD)
                        .uri())
                .hasPath("/paper/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WhoAmI", "/Members/x.jsp", "/members", "/members/", "/pictures/harbour.SVG", "/x.svg"})
    void casesAndEndingsDoNotOpenIt(String path) {
        assertThat(browser.open(path).uri()).hasPath("/paper/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/news/ferry.jsp", "/login", "/whoamI2", "/pictures/anchor.svg", "/harbour.css"})
    void theRestStaysOpen(String path) {
        assertThat(browser.open(path).uri()).hasPath("/paper" + path);
    }

    @Test
    void anExcludedPathIsTheSitesAloneEvenForWhoIsLoggedIn() {
        browser.login(service.freshAccount(), TestingService.PASSWORD);

        Page article = browser.open("/members/pilots.jsp");
        assertThat(article.heading()).isEqualTo("A night out with the pilots");
        assertThat(article.reader()).isNull();
    }

    @Test
    void whoWasLoggedOutElsewhereIsToldWhyOnTheWayToAProtectedPageAndComesBack() {
        Readers readers = Readers.overTheLimit(service, site);
        readers.choose("Firefox");
        service.clock().advance(Duration.ofSeconds(6));
        TestingBrowser displaced = readers.first();

        Page fetched = displaced.send(
                site.uri("/whoami"),
                request -> request.GET().setHeader("Sec-Fetch-Mode", "cors").setHeader("Sec-Fetch-Dest", "empty"));
        assertThat(fetched.status()).isEqualTo(401);
        Page told = displaced.open(WANTED);
        assertThat(told.uri()).hasPath("/paper/login");
        assertThat(told.message()).contains("logged out from another device");
        assertThat(displaced.open("/login").message()).isNull();
        assertThat(displaced.open("/").message()).isNull();
        displaced.open("/whoami?later");

        Page chooser = displaced.login(readers.account(), TestingService.PASSWORD);
        assertThat(displaced.submit(Readers.choice(chooser, "Safari")).uri()).hasQuery("later");
    }

    @ParameterizedTest
    @CsvSource({
        "'fi-FI,fi;q=0.9,en;q=0.5', fi-FI, 'Sinut kirjattiin ulos toiselta laitteelta tai selaimelta. '",
        "'sv,en;q=0.5', sv, 'Du loggades ut från en annan enhet eller webbläsare. '",
    })
    void whoWasLoggedOutElsewhereReadsWhyInTheirLanguageGoesRoundInNoLoopAndComesBack(
            String languages, String lang, String why) {
        Readers readers = Readers.overTheLimit(service, site);
        readers.choose("Firefox");
        service.clock().advance(Duration.ofSeconds(6));
        TestingBrowser displaced = readers.first().reading(languages);

        Page told = displaced.next(displaced.openWithoutFollowing(WANTED));
        assertThat(told.uri()).hasPath("/paper/login");
        assertThat(told.redirectsTo()).isNull();
        assertThat(told.message()).startsWith(why);
        assertThat(told.document().select("#message").attr("lang")).isEqualTo(lang);
        Page toldAgain = displaced.next(displaced.openWithoutFollowing(WANTED));
        assertThat(toldAgain.uri()).hasPath("/paper/login");
        assertThat(toldAgain.redirectsTo()).isNull();

        Page chooser = displaced.submit(
                toldAgain.form("#login").with("username", readers.account()).with("password", TestingService.PASSWORD));
        assertThat(chooser.document().select("html").attr("lang")).isEqualTo(lang);
        Page back = displaced.submitWithoutFollowing(Readers.choice(chooser, "Safari"));
        assertThat(back.redirectsTo()).isEqualTo(site.uri(WANTED));
        assertThat(displaced.next(back).text("#remote-user")).isEqualTo(readers.account());
        assertThat(displaced.openWithoutFollowing(WANTED).status()).isEqualTo(200);
    }

    private Page submit(Page login, String account, String password) {
        return browser.submit(login.form("#login").with("username", account).with("password", password));
    }
}
