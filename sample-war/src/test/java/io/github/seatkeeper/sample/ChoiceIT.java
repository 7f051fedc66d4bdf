package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.json.Json;

/** What can come between a customer and a seat while they choose. */
class ChoiceIT {
    private static TestingService service;
    private static HarbourPost site;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).under("/paper").start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void whoWasLoggedOutElsewhereComesBackToThePageTheyWantedAfterLoggingInAgain() {
        Readers readers = threeReaders();
        readers.choose("Firefox on Linux");
        service.clock().advance(Duration.ofSeconds(6));
        Page displaced = readers.first().open("/news/ferry.jsp?page=2");
        assertThat(displaced.message()).isNotNull();

        Page chooser = readers.first()
                .submit(displaced
                        .form("#login")
                        .with("username", readers.account())
                        .with("password", TestingService.PASSWORD));
        Page back = readers.first().submit(chooser.form("button[value=least]").and("action", "least"));

        assertThat(back.uri().toString()).endsWith("/paper/news/ferry.jsp?page=2");
    }

    @Test
    void aLoginAndAChoiceAskTheServiceForWhatTheyNeedAndNothingElse() {
        int before = service.proxy().calls().size();
        Readers readers = threeReaders();
        readers.choose("Firefox on Linux");

        List<String> calls = service.proxy().calls();
        List<String> login = List.of("createsession", "authenticate");
        assertThat(calls.subList(before, calls.size()))
                .isEqualTo(Stream.of(login, login, login, List.of("logout", "authenticate"))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void theLeastRecentIsLoggedOutInOneTap() {
        Readers readers = threeReaders();

        Page home = readers.third()
                .submit(readers.chooser().form("button[value=least]").and("action", "least"));

        assertThat(home.reader()).isEqualTo(readers.account());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.first().open("/").reader()).isNull();
        assertThat(readers.second().open("/").reader()).isEqualTo(readers.account());
    }

    @Test
    void allOthersCanBeLoggedOut() {
        Readers readers = threeReaders();

        Page home = readers.third()
                .submit(readers.chooser().form("button[value=all]").and("action", "all"));

        assertThat(home.reader()).isEqualTo(readers.account());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.first().open("/").reader()).isNull();
        assertThat(readers.second().open("/").reader()).isNull();
    }

    @Test
    void cancelLogsNobodyOutAndNobodyIn() {
        Readers readers = threeReaders();

        Page page = readers.third()
                .submit(readers.chooser().form("button[value=cancel]").and("action", "cancel"));

        assertThat(page.uri().getPath()).isEqualTo("/paper/login");
        assertThat(page.reader()).isNull();
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.first().open("/").reader()).isEqualTo(readers.account());
        assertThat(readers.second().open("/").reader()).isEqualTo(readers.account());
        assertThat(readers.third()
                        .submit(readers.chooser().form("button[value=least]").and("action", "least"))
                        .reader())
                .isNull();
    }

    @Test
    void tooFewChosenShowsThePageAgainAndLogsNobodyOut() {
        Readers readers = threeReaders();

        Page again = readers.third()
                .submit(readers.chooser().form("button[value=logout]").and("action", "logout"));

        assertThat(again.uri().getPath()).isEqualTo("/paper/seatkeeper/choose");
        assertThat(again.text("[role=alert]")).isNotNull();
        assertThat(again.sessions()).hasSize(2);
        assertThat(readers.chooseOn(again, "Safari").reader()).isEqualTo(readers.account());
    }

    @Test
    void afterTheOneTimePasswordRanOutTheLoginPageSaysSoAndKeepsTheName() {
        Readers readers = threeReaders();
        service.clock().advance(Duration.ofMinutes(5));

        Page page = readers.choose("Firefox on Linux");

        assertThat(page.uri().getPath()).isEqualTo("/paper/login");
        assertThat(page.message()).contains("list can no longer be used");
        assertThat(page.form("#login").value("username")).isEqualTo(readers.account());
        assertThat(readers.first().open("/").reader()).isEqualTo(readers.account());
    }

    @Test
    void aChooserOpenedAfterItsTimeLeadsToTheLoginPageToo() {
        Readers readers = threeReaders();
        service.clock().advance(Duration.ofMinutes(5));

        Page page = readers.third()
                .open("/seatkeeper/choose?" + readers.chooser().uri().getQuery());

        assertThat(page.message()).contains("list can no longer be used");
        assertThat(page.form("#login").value("username")).isEqualTo(readers.account());
    }

    @Test
    void aChosenSessionThatIsGoneAlreadyCountsAsLoggedOut() {
        Readers readers = threeReaders();
        readers.first().open("/logout");

        assertThat(readers.choose("Firefox on Linux").reader()).isEqualTo(readers.account());
    }

    @Test
    void whenAnotherLoginTakesTheFreedSeatThePageComesAgainWithTheNewList() {
        Readers readers = threeReaders();
        TestingBrowser quicker = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);
        service.proxy().before("authenticate", () -> quicker.login(readers.account(), TestingService.PASSWORD));

        Page again = readers.choose("Firefox on Linux");

        assertThat(quicker.open("/").reader()).isEqualTo(readers.account());
        assertThat(again.uri().getPath()).isEqualTo("/paper/seatkeeper/choose");
        assertThat(again.text("[role=alert]")).isNotNull();
        assertThat(again.sessions()).hasSize(2).anyMatch(row -> row.contains("Chrome"));
        assertThat(readers.chooseOn(again, "Safari").reader()).isEqualTo(readers.account());
    }

    @Test
    void afterTheSitesHttpSessionTimedOutNobodyMeetsTheirOwnGhost() {
        String account = service.freshAccount();
        TestingBrowser first = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        TestingBrowser second = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        first.login(account, TestingService.PASSWORD);
        second.login(account, TestingService.PASSWORD);
        site.timeOutHttpSessions();
        assertThat(first.open("/").reader()).isNull();

        Page home = first.login(account, TestingService.PASSWORD);

        assertThat(home.reader()).isEqualTo(account);
    }

    @Test
    void afterTheSitesHttpSessionTimedOutWhileChoosingTheNextLoginListsTheOthersOnly() {
        Readers readers = threeReaders();
        site.timeOutHttpSessions();

        Page page = readers.choose("Firefox on Linux");
        assertThat(page.message()).contains("list can no longer be used");

        Page chooser = readers.third().login(readers.account(), TestingService.PASSWORD);
        assertThat(chooser.sessions()).hasSize(2).noneMatch(row -> row.contains("Chrome"));
        assertThat(readers.chooseOn(chooser, "Firefox").reader()).isEqualTo(readers.account());
    }

    @Test
    void theBackButtonAfterTheLoginLeadsToTheSite() {
        Readers readers = threeReaders();
        readers.choose("Firefox on Linux");

        Page page = readers.third()
                .open("/seatkeeper/choose?" + readers.chooser().uri().getQuery());
        assertThat(page.uri().getPath()).isEqualTo("/paper/");
        assertThat(page.reader()).isEqualTo(readers.account());

        assertThat(readers.choose("Safari").reader()).isEqualTo(readers.account());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.second().open("/").reader()).isEqualTo(readers.account());
    }

    @Test
    void aChoiceThatComesInWhileTheSameOneIsCarriedOutIsAnsweredLikeThatOne() throws Exception {
        Readers readers = Readers.overTheLimit(service, site);
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        List<HttpCookie> before = readers.third().cookies();

        try (SlowPost page = SlowPost.begin(choice.action(), before, choice.encoded());
                SlowPost script = SlowPost.begin(choice.action(), before, "application/json", choice.encoded())) {
            readers.third().submitWithoutFollowing(choice);
            assertThat(page.finish())
                    .startsWith("HTTP/1.1 303")
                    .contains(
                            "Set-Cookie: JSESSIONID", "Location: " + site.uri().getPath() + "\r\n");
            assertThat(script.finish("csrf", "csrf"))
                    .startsWith("HTTP/1.1 200")
                    .contains("Set-Cookie: JSESSIONID", "\"outcome\":\"logged_in\"", readers.account());
        }
    }

    /** A round trip wide: the browser sent it before it heard of the new HttpSession id. */
    @Test
    void aChoiceThatFindsItsHttpSessionGoneLooksAgainAndLeavesTheBrowsersCookiesAlone() {
        Readers readers = threeReaders();
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        TestingBrowser before = readers.third().twin();
        readers.third().submitWithoutFollowing(choice);

        Page late = before.submitWithoutFollowing(choice);

        assertThat(late.redirectsTo()).isEqualTo(readers.chooser().uri());
        assertThat(late.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(readers.third().next(late).redirectsTo()).isEqualTo(site.uri());
        assertThat(readers.third().open("/").reader()).isEqualTo(readers.account());
        assertThat(before.submit(choice).message()).contains("list can no longer be used");
        assertThat(before.open("/").reader()).isNull();
        assertThat(before.login(readers.account(), TestingService.PASSWORD).reader())
                .as("logged in once more, on the same seat")
                .isEqualTo(readers.account());
    }

    @Test
    void aScriptsChoiceThatFindsItsHttpSessionGoneLooksAgainToo() {
        Readers readers = threeReaders();
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        TestingScript before = new TestingScript(readers.third().twin(), site);
        TestingScript now = new TestingScript(readers.third(), site);
        readers.third().submitWithoutFollowing(choice);
        Map<String, Object> fields = Map.of(
                "pending",
                choice.value("pending"),
                "csrf",
                choice.value("csrf"),
                "session",
                List.of(choice.value("session")));

        TestingScript.Answer late = before.post("/seatkeeper/choose", fields);

        assertThat(late.page().redirectsTo()).isEqualTo(readers.chooser().uri());
        assertThat(late.page().headers().allValues("Set-Cookie")).isEmpty();
        TestingScript.Answer found = now.send(late.page().redirectsTo(), HttpRequest.Builder::GET);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("outcome")).isEqualTo("logged_in");
        TestingScript.Answer expired = before.send(late.page().redirectsTo(), HttpRequest.Builder::GET);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.text("error")).isEqualTo("choice_expired");
        TestingScript.Answer withoutAccept = before.send(
                site.uri("/seatkeeper/choose"),
                request -> request.setHeader("Accept", "*/*")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(new Json().toJson(fields))));
        assertThat(withoutAccept.text("error")).isEqualTo("choice_expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x\r\nSet-Cookie: a=b", "/../../evil", "x&pending=y", "AAAAAAAAAAAAAAAAAAAAA#", "%0d%0a", ""})
    void noFormSaysWhereABrowserIsSent(String pending) {
        Page page = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX)
                .post(
                        site.uri("/seatkeeper/choose"),
                        "csrf=x&pending=" + URLEncoder.encode(pending, StandardCharsets.UTF_8),
                        request -> request.header("Sec-Fetch-Site", "same-origin"));

        assertThat(page.redirectsTo()).isEqualTo(site.uri("/login"));
    }

    @Test
    void aChoiceSentTwiceAtOnceIsCarriedOutOnceAndBothAnswersAreLoggedIn() throws Exception {
        Readers readers = threeReaders();
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        TestingBrowser impatient = readers.third().twin(); // a browser drops the first answer, cookies and all
        CompletableFuture<Page> second = new CompletableFuture<>();
        service.proxy().before("authenticate", () -> {
            second.completeAsync(() -> readers.third().submitWithoutFollowing(choice));
            TestingProxy.awaitSecondRequest();
        });

        Page first = impatient.submitWithoutFollowing(choice);

        assertThat(first.redirectsTo()).isEqualTo(site.uri());
        assertThat(second.get(10, TimeUnit.SECONDS).redirectsTo()).isEqualTo(site.uri());
        assertThat(readers.third().open("/").reader()).isEqualTo(readers.account());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.second().open("/").reader()).isEqualTo(readers.account());
    }

    @Test
    void aCancelDuringTheChoiceFollowsTheLoginThatCameOfIt() throws Exception {
        Readers readers = threeReaders();

        assertThat(cancelDuringTheChoice(readers).redirectsTo()).isEqualTo(site.uri());

        assertThat(readers.third().open("/").reader()).isEqualTo(readers.account());
    }

    @Test
    void aCancelDuringAChoiceThatComesToNothingCancelsIt() throws Exception {
        Readers readers = threeReaders();
        service.proxy().failOnce("authenticate", TestingProxy.Fault.TOO_BUSY);

        assertThat(cancelDuringTheChoice(readers).redirectsTo()).isEqualTo(site.uri("/login"));

        assertThat(readers.choose("Safari").message()).contains("list can no longer be used");
    }

    private static Page cancelDuringTheChoice(Readers readers) throws Exception {
        TestingBrowser impatient = readers.third().twin();
        CompletableFuture<Page> cancelled = new CompletableFuture<>();
        service.proxy().before("authenticate", () -> {
            cancelled.completeAsync(() -> readers.third()
                    .submitWithoutFollowing(
                            readers.chooser().form("button[value=cancel]").and("action", "cancel")));
            TestingProxy.awaitSecondRequest();
        });
        impatient.submitWithoutFollowing(Readers.choice(readers.chooser(), "Firefox"));
        return cancelled.get(10, TimeUnit.SECONDS);
    }

    @Test
    void oneThatCannotBeLoggedOutDoesNotKeepTheCustomerOutWhenEnoughOthersWere() {
        Readers readers = threeReaders();
        service.proxy().failOnce("logout", TestingProxy.Fault.TOO_BUSY);

        Page home = readers.third()
                .submit(readers.chooser().form("button[value=all]").and("action", "all"));

        assertThat(home.reader()).isEqualTo(readers.account());
    }

    @Test
    void twoTabsWithTwoAccountsDoNotMix() {
        Readers readers = threeReaders();
        String other = service.freshAccount();
        new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE).login(other, TestingService.PASSWORD);
        new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE).login(other, TestingService.PASSWORD);

        Page secondTab = readers.third().login(other, TestingService.PASSWORD);

        assertThat(secondTab.sessions()).hasSize(2).noneMatch(row -> row.contains("Firefox"));
        Page firstTab = readers.third()
                .open("/seatkeeper/choose?" + readers.chooser().uri().getQuery());
        assertThat(firstTab.sessions()).hasSize(2).anyMatch(row -> row.contains("Firefox"));
        assertThat(readers.chooseOn(firstTab, "Firefox").reader()).isEqualTo(readers.account());
        Page late = readers.third().submit(secondTab.form("button[value=least]").and("action", "least"));
        assertThat(late.reader()).isEqualTo(readers.account());
    }

    @Test
    void loggingInAgainAsSomebodyElseGivesTheFirstSeatBack() {
        String one = service.freshAccount();
        String two = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(one, TestingService.PASSWORD);

        assertThat(browser.login(two, "wrong").message()).isNotNull();
        assertThat(browser.open("/").reader()).isEqualTo(one);
        assertThat(browser.login(two, TestingService.PASSWORD).reader()).isEqualTo(two);

        new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE).login(one, TestingService.PASSWORD);
        Page second = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE).login(one, TestingService.PASSWORD);
        assertThat(second.reader()).isEqualTo(one);
    }

    private static Readers threeReaders() {
        return Readers.overTheLimit(service, site);
    }
}
