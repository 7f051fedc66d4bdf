package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a site may decide instead of asking its readers. */
class LimitPolicyIT {
    private static TestingService service;
    private static HarbourPost leastRecent;
    private static HarbourPost all;
    private static HarbourPost deny;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        leastRecent = site("logoutLeastRecent");
        all = site("logoutAll");
        deny = site("deny");
    }

    @AfterAll
    static void stop() {
        leastRecent.close();
        all.close();
        deny.close();
        service.close();
    }

    @AfterEach
    void heal() {
        service.proxy().heal();
    }

    @Test
    void theLeastRecentGoesAndTheReaderIsToldOnce() {
        Account account = withTwoSessions(leastRecent);

        Page home = account.third.login(account.name, TestingService.PASSWORD);

        assertThat(home.reader()).isEqualTo(account.name);
        assertThat(home.message()).isEqualTo("You are logged in. To make room, 1 other session was logged out.");
        assertThat(account.third.open("/").message()).isNull();
        assertThat(account.first.open("/").reader()).isNull();
        assertThat(account.second.open("/").reader()).isEqualTo(account.name);
    }

    @Test
    void allOthersGoAndTheReaderIsTold() {
        Account account = withTwoSessions(all);

        Page home = account.third.login(account.name, TestingService.PASSWORD);

        assertThat(home.reader()).isEqualTo(account.name);
        assertThat(home.message()).contains("2 other sessions were logged out");
        assertThat(account.first.open("/").reader()).isNull();
        assertThat(account.second.open("/").reader()).isNull();
    }

    @Test
    void aScriptIsToldInItsAnswer() {
        Account account = withTwoSessions(all);

        var answer = new TestingScript(account.third, all).login(account.name, TestingService.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("notice"))
                .isEqualTo(Map.of(
                        "code",
                        "others_logged_out",
                        "message",
                        "You are logged in. To make room, 2 other sessions were logged out.",
                        "loggedOut",
                        2L));
        assertThat(account.third.open("/").message()).isNull();
    }

    @Test
    void whereALoginIsDeniedNobodyIsLoggedOut() {
        Account account = withTwoSessions(deny);

        Page login = account.third.login(account.name, TestingService.PASSWORD);

        assertThat(login.uri().getPath()).isEqualTo("/login");
        assertThat(login.message()).contains("2 devices or browsers at a time");
        assertThat(login.document().select("#message").attr("data-error")).isEqualTo("session_limit_reached");
        assertThat(login.form("#login").value("username")).isEqualTo(account.name);
        assertThat(account.first.open("/").reader()).isEqualTo(account.name);
        assertThat(account.second.open("/").reader()).isEqualTo(account.name);
        var answer = new TestingScript(account.third, deny).login(account.name, TestingService.PASSWORD);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("session_limit_reached");
    }

    @Test
    void whoIsOvertakenOnceIsLoggedInInTheSecondRound() {
        Account account = withTwoSessions(leastRecent);
        TestingBrowser quicker = new TestingBrowser(deny, TestingBrowser.FIREFOX_ON_LINUX);
        service.proxy().before("logout", () -> takeTheSeatBeforeTheNextAuthenticate(quicker, account));

        Page home = account.third.login(account.name, TestingService.PASSWORD);

        assertThat(home.reader()).isEqualTo(account.name);
        assertThat(home.message()).contains("2 other sessions");
    }

    @Test
    void whatThePolicyCannotDoIsForTheReaderToChoose() {
        for (HarbourPost site : new HarbourPost[] {leastRecent, all}) {
            Account account = withTwoSessions(site);
            service.proxy().fail("logout", Fault.DROPPED);

            Page chooser = account.third.login(account.name, TestingService.PASSWORD);

            assertThat(chooser.uri().getPath()).isEqualTo("/seatkeeper/choose");
            assertThat(chooser.status()).isEqualTo(503);
            service.proxy().heal();
            Page home = account.third.submit(chooser.form("button[value=least]").and("action", "least"));
            assertThat(home.reader()).isEqualTo(account.name);
        }
    }

    @Test
    void roundsComeToAnEnd() {
        Account account = withTwoSessions(leastRecent);
        int before = Collections.frequency(service.proxy().calls(), "logout");
        overtakeAlways(account, 10);

        Page chooser = account.third.login(account.name, TestingService.PASSWORD);

        assertThat(chooser.uri().getPath()).isEqualTo("/seatkeeper/choose");
        assertThat(chooser.text(".problem")).contains("taken again");
        assertThat(Collections.frequency(service.proxy().calls(), "logout") - before)
                .isEqualTo(3);
    }

    private static void takeTheSeatBeforeTheNextAuthenticate(TestingBrowser quicker, Account account) {
        service.proxy().before("authenticate", () -> quicker.login(account.name, TestingService.PASSWORD));
    }

    private static void overtakeAlways(Account account, int times) {
        if (times > 0) {
            service.proxy().before("logout", () -> {
                overtakeAlways(account, times - 1);
                takeTheSeatBeforeTheNextAuthenticate(
                        new TestingBrowser(deny, TestingBrowser.FIREFOX_ON_LINUX), account);
            });
        }
    }

    private record Account(String name, TestingBrowser first, TestingBrowser second, TestingBrowser third) {}

    /** Checks of the site are far enough apart that the browsers' next ones come after what is tested. */
    private static Account withTwoSessions(HarbourPost site) {
        Account account = new Account(
                service.freshAccount(),
                new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX),
                new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE),
                new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS));
        account.first.login(account.name, TestingService.PASSWORD);
        service.clock().advance(Duration.ofSeconds(6));
        account.second.login(account.name, TestingService.PASSWORD);
        service.clock().advance(Duration.ofSeconds(6));
        return account;
    }

    private static HarbourPost site(String policy) {
        return SiteSetup.against(service).with("limitPolicy", policy).start();
    }
}
