package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The account's products as the site's roles. */
class RolesIT {
    private static TestingService service;
    private static HarbourPost site;

    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service)
                .with("apiUrl", service.uri().toString())
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @AfterEach
    void leave() {
        browser.open("/logout");
    }

    @Test
    void whatTheAccountHasBoughtIsARole() {
        browser.login("alice", "wonderland");

        Page page = browser.open("/whoami");

        assertThat(page.text("#role-daily")).isEqualTo("true");
        assertThat(page.text("#role-sunday")).isEqualTo("false");
    }

    @Test
    void nobodyHasARoleBeforeTheLogin() {
        assertThat(browser.open("/whoami").text("#role-daily")).isEqualTo("false");
    }

    @Test
    void aRememberedReaderHasTheirRoles() {
        browser.submit(browser.open("/login")
                .form("#login")
                .with("username", "alice")
                .with("password", "wonderland")
                .and("remember", "on"));
        site.timeOutHttpSessions();

        assertThat(browser.open("/whoami").text("#role-daily")).isEqualTo("true");
    }

    @Test
    void productsThatCanNotBeReadFailNoLoginAndComeWithTheNextCheck() {
        service.proxy().failOnce("access_token", TestingProxy.Fault.TOO_BUSY);
        assertThat(browser.login("alice", "wonderland").reader()).isEqualTo("alice");
        assertThat(browser.open("/whoami").text("#role-daily")).isEqualTo("false");

        service.clock().advance(Duration.ofSeconds(6));

        assertThat(browser.open("/whoami").text("#role-daily")).isEqualTo("true");
    }
}
