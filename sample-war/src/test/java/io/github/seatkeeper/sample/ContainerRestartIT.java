package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container that keeps its HttpSessions in files is restarted, and nobody has to begin anew. */
class ContainerRestartIT {
    @TempDir
    static Path store;

    private static TestingService service;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whoWasChoosingChoosesAfterTheRestartAndIsLoggedIn() {
        HarbourPost site = start(0);
        Readers readers = Readers.overTheLimit(service, site);
        Page chosenNone = readers.third()
                .submit(readers.chooser().form("button[value=logout]").and("action", "logout"));
        assertThat(chosenNone.sessions()).hasSize(2);
        int port = site.uri().getPort();
        site.close();

        try (HarbourPost restarted = start(port)) {
            TestingBrowser third = at(restarted, readers.third());
            Page again = third.open("/seatkeeper/choose?" + chosenNone.uri().getQuery());
            assertThat(again.sessions()).isEqualTo(chosenNone.sessions());

            Page home = third.submit(Readers.choice(chosenNone, "Firefox on Linux"));
            assertThat(home.reader()).isEqualTo(readers.account());
            assertThat(at(restarted, readers.second()).open("/").reader()).isEqualTo(readers.account());
            assertThat(restarted.endedHttpSessions()).isZero();
        }
    }

    @Test
    void whatTheLoginPageHadToSayIsSaidAfterTheRestart() {
        HarbourPost site = start(0);
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        String account = service.freshAccount();
        Form form = browser.open("/login").form("#login").with("username", account);
        assertThat(browser.submitWithoutFollowing(form.with("password", "wrong"))
                        .redirectsTo())
                .isNotNull();
        int port = site.uri().getPort();
        site.close();

        try (HarbourPost restarted = start(port)) {
            Page login = at(restarted, browser).open("/login");
            assertThat(login.message()).contains("do not belong together");
            assertThat(login.form("#login").value("username")).isEqualTo(account);
        }
    }

    /** The same browser, which has its cookies still. */
    private static TestingBrowser at(HarbourPost restarted, TestingBrowser before) {
        TestingBrowser browser = new TestingBrowser(restarted, TestingBrowser.CHROME_ON_WINDOWS);
        before.cookies().forEach(cookie -> browser.plant((HttpCookie) cookie.clone()));
        return browser;
    }

    private static HarbourPost start(int port) {
        return SiteSetup.against(service)
                .port(port)
                .on(TestingJetty.keepingHttpSessionsIn(store))
                .start();
    }
}
