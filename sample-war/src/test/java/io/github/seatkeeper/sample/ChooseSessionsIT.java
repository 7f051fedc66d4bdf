package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job, end to end: the real WAR, the real service, three browsers and two seats. */
class ChooseSessionsIT {
    private final TestingService service = TestingService.withLimit(2);
    private HarbourPost site;

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/paper"})
    void aThirdBrowserGetsTheSeatOfTheOneThatWasChosen(String contextPath) {
        site = SiteSetup.against(service).under(contextPath).start();
        TestingBrowser laptop = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        TestingBrowser phone = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        TestingBrowser office = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);

        assertThat(laptop.login("alice", "wonderland").reader()).isEqualTo("alice");
        service.clock().advance(Duration.ofMinutes(1));
        assertThat(phone.login("alice", "wonderland").reader()).isEqualTo("alice");
        service.clock().advance(Duration.ofSeconds(1));

        Page chooser = office.login("alice", "wonderland");
        assertThat(chooser.uri().getPath()).isEqualTo(contextPath + "/seatkeeper/choose");
        assertThat(chooser.reader()).isNull();
        assertThat(chooser.sessions()).hasSize(2);
        assertThat(chooser.sessions().get(0)).contains("Firefox");
        assertThat(chooser.sessions().get(1)).contains("Safari");

        Page home = office.submit(chooser.form("[name=session]")
                .and("session", chooser.sessionWith("Safari"))
                .and("action", "logout"));
        assertThat(home.uri()).isEqualTo(site.uri());
        assertThat(home.reader()).isEqualTo("alice");
        assertThat(office.open("/members/pilots.jsp").heading()).isEqualTo("A night out with the pilots");

        service.clock().advance(Duration.ofSeconds(6));
        Page told = phone.open("/");
        assertThat(told.uri().getPath()).isEqualTo(contextPath + "/login");
        assertThat(told.message()).isNotBlank();
        assertThat(told.reader()).isNull();
        assertThat(phone.open("/").reader()).isNull();
        assertThat(laptop.open("/").reader()).isEqualTo("alice");
        assertThat(office.open("/").reader()).isEqualTo("alice");
    }

    @Test
    void aReaderWhoLoggedOutLeavesTheSeatFree() {
        site = SiteSetup.against(service).start();
        TestingBrowser laptop = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        TestingBrowser phone = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        TestingBrowser office = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);
        laptop.login("alice", "wonderland");
        phone.login("alice", "wonderland");

        assertThat(phone.open("/logout").reader()).isNull();

        assertThat(office.login("alice", "wonderland").reader()).isEqualTo("alice");
        assertThat(laptop.open("/").reader()).isEqualTo("alice");
    }

    @Test
    void aReaderWhoseHttpSessionRanOutMeetsNoGhostInTheList() {
        site = SiteSetup.against(service).start();
        TestingBrowser laptop = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        TestingBrowser phone = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        laptop.login("alice", "wonderland");
        phone.login("alice", "wonderland");

        site.timeOutHttpSessions();

        assertThat(laptop.open("/").reader()).isNull();
        assertThat(laptop.login("alice", "wonderland").reader()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROPPED", "ANSWER_LOST", "TOO_BUSY", "SILENT"})
    void aServiceThatCannotBeReachedClosesTheLoginButNothingIsLost(TestingProxy.Fault fault) {
        site = SiteSetup.against(service).with("ssoTimeout", "PT0.5S").start();
        TestingBrowser laptop = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

        service.proxy().fail("*", fault);
        Page refused = laptop.login("alice", "wonderland");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.message()).isNotBlank();
        assertThat(refused.form("#login").value("username")).isEqualTo("alice");

        service.proxy().heal();
        assertThat(laptop.login("alice", "wonderland").reader()).isEqualTo("alice");
    }
}
