package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.store.BrowserStore.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login form the service itself shows. */
@ParameterizedClass
@ValueSource(strings = {"memory", "jdbc:h2:mem:hosted-login"})
class HostedLoginTest {
    private static final String ARTICLE = "https://post.example/articles/7?page=2";
    private static final String LOGIN = "/login?client=web&return=" + TestingCustomer.encoded(ARTICLE);

    private static TestingService service;

    @Parameter
    String database;

    private TestingCustomer customer;

    @BeforeParameterizedClassInvocation
    static void start(String database) {
        service = TestingService.with(Map.ofEntries(
                Map.entry("database", database),
                Map.entry("sessionLimit", "2"),
                Map.entry("client.web.landing", "https://www.example.org/landing"),
                Map.entry("client.web.returnOrigins", "https://post.example, http://localhost:8088"),
                Map.entry("client.post.name", "The Harbour Post"),
                Map.entry("client.post.secret", "a-secret-of-the-post-0123456789-0123456789"),
                Map.entry("client.post.landing", "https://post.example/landing"),
                Map.entry("client.pageless.name", "The Harbour App"),
                Map.entry("client.pageless.secret", "a-secret-of-the-app-0123456789-0123456789")));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        service.close();
    }

    @BeforeEach
    void anotherBrowser() throws Exception {
        service.forgetEverything();
        customer = new TestingCustomer(service.server.uri());
    }

    @Test
    void customerLogsInAndGoesBackToTheArticle() throws Exception {
        HttpResponse<String> form = customer.get(LOGIN);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' ")
                .contains(" https://post.example");

        HttpResponse<String> answer = customer.post(LOGIN, "login", "alice", "password", "wonderland");
        assertThat(TestingCustomer.location(answer)).isEqualTo(ARTICLE);
    }

    @Test
    void siteKnowsTheSessionThatWasLoggedIn() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession before = browser.identify(service.site);
        customer.cookies.put(TestingBrowser.COOKIE, browser.key);
        customer.logIn(LOGIN, "alice", "wonderland");

        assertThat(service.status(before.session())).isInstanceOf(SessionState.LoggedIn.class);
        browser.key = customer.cookies.get(TestingBrowser.COOKIE);
        assertThat(browser.identify(service.site).session()).isEqualTo(before.session());
    }

    @Test
    void withoutAnAddressToReturnToTheLandingPageIsTaken() throws Exception {
        assertThat(TestingCustomer.location(customer.logIn("/login?client=web", "alice", "wonderland")))
                .isEqualTo("https://www.example.org/landing");
    }

    @Test
    void clientWithoutAnyPageLeadsToMySessions() throws Exception {
        assertThat(TestingCustomer.location(customer.logIn("/login?client=app", "alice", "wonderland")))
                .isEqualTo("/account/sessions?client=app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://post.example@evil.example/",
                "https://post.example%40evil.example/",
                "https://post.example.evil.example/",
                "https://post.example:444/",
                "https://evil.example#https://post.example/",
                "https://evil.example\\@post.example/",
                "https://post.example\\.evil.example/",
                "https:\\\\post.example/",
                "http://post.example/",
                "https:///post.example/",
                "https:/post.example/",
                "https:post.example/",
                "//post.example/",
                "/articles/7",
                "javascript:alert(1)",
                "data:text/html,hello",
                "https://p\u043Est.example/",
                "https://post.example\u3002evil.example/",
                "https://post.example/\r\nSet-Cookie: a=b",
                "https://post.exa\tmple/",
                "\thttps://post.example/",
                " https://post.example/",
                "https://post.example/ ",
                "https://post.example./",
                "https://[::1]/",
                "https://",
                ""
            })
    void nobodyIsSentAnywhereButToTheSite(String address) throws Exception {
        HttpResponse<String> page = customer.get("/login?client=web&return=" + TestingCustomer.encoded(address));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("This link does not work").doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://post.example",
                "https://POST.example:443/a//b?c=d#e",
                "https://www.example.org/other",
                "http://localhost:8088/x"
            })
    void everyPageOfTheSiteMayBeReturnedTo(String address) throws Exception {
        String login = "/login?client=web&return=" + TestingCustomer.encoded(address);
        assertThat(TestingCustomer.location(customer.logIn(login, "alice", "wonderland")))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/login?client=",
                "/login?client=nobody",
                "/login?client=web&client=app",
                "/login?client=web&return=https://post.example&return=https://post.example"
            })
    void linkThatNamesNoSiteShowsNoForm(String link) throws Exception {
        HttpResponse<String> page = customer.get(link);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This link does not work");
    }

    @ParameterizedTest
    @CsvSource({
        "app,, Your account",
        "web,, www.example.org",
        "web, https://post.example/, post.example",
        "post,, The Harbour Post",
        "post, https://post.example/, The Harbour Post"
    })
    void siteIsCalledByItsNameElseByItsHost(String client, @Nullable String back, String called) throws Exception {
        String link = "/login?client=" + client + (back == null ? "" : "&return=" + TestingCustomer.encoded(back));
        Document page = Jsoup.parse(customer.get(link).body());
        assertThat(page.title()).isEqualTo("Log in – " + called);
        assertThat(page.select(".site").text()).isEqualTo(client.equals("app") ? "" : called);
    }

    @Test
    void siteWithANameAndNoPageIsNotGoneBackTo() throws Exception {
        customer.logIn("/login?client=pageless", "alice", "wonderland");
        Document named =
                Jsoup.parse(customer.get("/account/sessions?client=post").body());
        assertThat(named.select(".back").text()).isEqualTo("Back to The Harbour Post");
        Document pageless =
                Jsoup.parse(customer.get("/account/sessions?client=pageless").body());
        assertThat(pageless.select(".site").text()).isEqualTo("The Harbour App");
        assertThat(pageless.select(".back")).isEmpty();
    }

    @Test
    void wrongPasswordShowsTheFormAgainWithTheUserNameOnly() throws Exception {
        HttpResponse<String> page = customer.logIn(LOGIN, "ali\"ce<b>", "a-wrong-one");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("do not match. You have 4 more tries")
                .contains("value=\"ali&quot;ce&lt;b&gt;\"")
                .containsOnlyOnce("do not match")
                .doesNotContain("a-wrong-one");
        customer.get(LOGIN);
        assertThat(customer.post(LOGIN, "login", "alice", "password", "").body())
                .containsOnlyOnce("Type your password.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/nothing", "/account/sessions?client=nobody"})
    void customersAreRefusedOnTheirOwnPages(String path) throws Exception {
        assertThat(customer.get(path).body()).contains("account.css").doesNotContain("Seatkeeper");
    }

    @Test
    void freezeHoldsHereAsEverywhere() throws Exception {
        for (int i = 0; i < 5; i++) {
            customer.logIn(LOGIN, "alice", "wrong");
        }
        assertThat(customer.logIn(LOGIN, "alice", "wonderland").body())
                .contains("too many wrong passwords")
                .contains("in 15 minutes");
    }

    @Test
    void accountThatIsNotActiveIsToldSo() throws Exception {
        assertThat(customer.logIn(LOGIN, "carol", "closed").body()).contains("This account is not active");
    }

    @Test
    void formOfAnotherBrowserOrSiteDoesNothing() throws Exception {
        customer.get(LOGIN);
        TestingCustomer other = new TestingCustomer(service.server.uri());
        other.get(LOGIN);
        other.csrf = customer.csrf;
        assertThat(other.post(LOGIN, "login", "alice", "password", "wonderland").statusCode())
                .isEqualTo(403);
        assertThat(customer.postAs(
                                LOGIN,
                                new String[] {"Sec-Fetch-Site", "cross-site"},
                                "login",
                                "alice",
                                "password",
                                "wonderland")
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.site.sessions("account-of-alice").sessions()).isEmpty();
    }

    @Test
    void keyPlantedBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
        TestingBrowser planter = TestingBrowser.hurried();
        planter.identify(service.site);
        String planted = planter.key;
        customer.cookies.put(TestingBrowser.COOKIE, planted);
        customer.logIn(LOGIN, "alice", "wonderland");

        assertThat(planter.identify(service.site).state()).isInstanceOf(SessionState.Anonymous.class);
        assertThat(customer.cookies.get(TestingBrowser.COOKIE)).isNotEqualTo(planted);
    }

    @Test
    void failedLoginGivesNobodyAKeyToTheSessionItWasTriedOn() throws Exception {
        TestingBrowser planter = TestingBrowser.hurried();
        IdentifiedSession shared = planter.identify(service.site);
        String planted = planter.key;
        customer.cookies.put(TestingBrowser.COOKIE, planted);
        HttpResponse<String> again = customer.logIn(LOGIN, "alice", "wrong");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(store(planted)).isNull();

        TestingBrowser tried = new TestingBrowser();
        tried.key = customer.cookies.get(TestingBrowser.COOKIE);
        assertThat(tried.key).isNotEqualTo(planted);
        assertThat(tried.identify(service.site).session()).isNotEqualTo(shared.session());
        assertThat(planter.identify(service.site).session()).isNotEqualTo(shared.session());
        assertThat(TestingCustomer.location(customer.post(LOGIN, "login", "alice", "password", "wonderland")))
                .isEqualTo(ARTICLE);
    }

    @Test
    void secondOfTwoAttemptsAtOnceGetsNoKeyToTheSessionOfTheFirstEither() throws Exception {
        TestingBrowser planter = new TestingBrowser();
        IdentifiedSession shared = planter.identify(service.site);
        customer.cookies.put(TestingBrowser.COOKIE, planter.key);
        customer.get(LOGIN);
        TestingCustomer attacker = customer.anotherTab();
        customer.post(LOGIN, "login", "alice", "password", "wrong");
        attacker.post(LOGIN, "login", "alice", "password", "wrong");
        planter.key = attacker.cookies.get(TestingBrowser.COOKIE);
        assertThat(planter.identify(service.site).session()).isNotEqualTo(shared.session());
    }

    @Test
    void formIsShownWithoutWritingAnything() throws Exception {
        customer.get(LOGIN);
        String key = customer.cookies.get(TestingBrowser.COOKIE);
        assertThat(key).hasSize(32);
        assertThat(store(key)).isNull();
        customer.get(LOGIN);
        assertThat(customer.cookies).containsEntry(TestingBrowser.COOKIE, key);
        assertThat(customer.setCookies).hasSize(1);
    }

    private static Browser store(String key) {
        return service.server.stores().browsers().find(SecretGenerator.hash(key), service.clock.instant());
    }

    @Test
    void secondClickTakesNoSecondSeat() throws Exception {
        customer.get(LOGIN);
        TestingCustomer twice = customer.anotherTab();
        customer.post(LOGIN, "login", "alice", "password", "wonderland");
        HttpResponse<String> second = twice.post(LOGIN, "login", "alice", "password", "wonderland");

        assertThat(TestingCustomer.location(second)).isEqualTo(ARTICLE);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
        assertThat(twice.get(LOGIN).body()).contains("You are logged in");
    }

    @Test
    void whoIsLoggedInIsToldSoAndStaysUntilSomebodyElseIs() throws Exception {
        customer.logIn(LOGIN, "alice", "wonderland");
        assertThat(customer.get(LOGIN).body()).contains("You are logged in").contains(">alice<");

        String somebodyElse = LOGIN + "&switch=1";
        customer.logIn(somebodyElse, "bob@example.org", "wrong");
        assertThat(customer.get(LOGIN).body()).contains(">alice<");
        assertThat(TestingCustomer.location(customer.logIn(somebodyElse, "bob@example.org", "builder")))
                .isEqualTo(ARTICLE);
        assertThat(customer.get(LOGIN).body()).contains(">bob@example.org<");
        assertThat(service.site.sessions("account-of-alice").sessions()).isEmpty();
    }

    @Test
    void rememberedCustomerKeepsTheCookieAndOthersDoNot() throws Exception {
        customer.logIn(LOGIN, "alice", "wonderland");
        assertThat(customer.setCookies).noneMatch(cookie -> cookie.contains("Max-Age"));

        TestingCustomer remembered = new TestingCustomer(service.server.uri());
        remembered.get(LOGIN);
        remembered.post(LOGIN, "login", "alice", "password", "wonderland", "remember", "yes");
        assertThat(remembered.setCookies)
                .anyMatch(cookie -> cookie.startsWith("seatkeeper_sso=") && cookie.contains("Max-Age=2592000"))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    @Test
    void limitHoldsHereAsEverywhere() throws Exception {
        service.seatOfAlice();
        service.seatOfAlice();
        assertThat(TestingCustomer.location(customer.logIn(LOGIN, "alice", "wonderland")))
                .startsWith("/login/choose?client=web&return=");
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
    }
}
