package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site is told of its readers' logins, and may send them on. */
class LoginListenerIT {
    private static final Logger LOG = Logger.getLogger(TestingLoginListener.LOG);
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final Handler HANDLER = new Handler() {
        @Override
        public void publish(LogRecord event) {
            TOLD.add(event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static TestingService service;
    private static HarbourPost site;

    @BeforeAll
    static void start(@TempDir Path classes) throws IOException {
        LOG.setUseParentHandlers(false);
        LOG.setLevel(Level.INFO);
        LOG.addHandler(HANDLER);
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).withClasses(listenerIn(classes)).start();
    }

    @AfterAll
    static void stop() {
        LOG.removeHandler(HANDLER);
        site.close();
        service.close();
    }

    @BeforeEach
    void forget() {
        TOLD.clear();
    }

    @Test
    void everyStepOfALoginIsToldWithAccountAndAddressAndWithoutSecrets() {
        Readers readers = Readers.overTheLimit(service, site);
        TOLD.clear();

        Page chooser = readers.third().login(readers.account(), TestingService.PASSWORD);
        readers.third().submit(Readers.choice(chooser, "Safari"));
        service.clock().advance(Duration.ofSeconds(6));
        readers.second().open("/");

        String typed = "customer=Customer[accountId=null, login=" + readers.account() + ", address=127.0.0.1]";
        assertThat(TOLD).hasSize(4);
        assertThat(TOLD.get(0)).isEqualTo("LimitReached[" + typed + ", limit=2, sessions=2]");
        assertThat(TOLD.get(1)).isEqualTo("SessionsChosen[" + typed + ", loggedOut=1, notLoggedOut=0, byPolicy=false]");
        assertThat(TOLD.get(2))
                .startsWith("LoggedIn[")
                .contains("login=" + readers.account(), "othersLoggedOut=1, onlySession=false, next=/]")
                .doesNotContain("accountId=null");
        assertThat(TOLD.get(3)).startsWith("Ended[").contains("code=ended.logged_out_elsewhere");
        assertThat(TOLD).noneMatch(event -> event.contains(TestingService.PASSWORD));
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        String account = service.freshAccount();

        Page refused = browser.login(account, "wrong");

        assertThat(refused.message()).isNotNull();
        assertThat(TOLD).hasSize(1).allMatch(event -> event.contains("code=invalid_credentials"));
        assertThat(browser.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
    }

    @Test
    void whoseOtherSessionsAreAllGoneMayBeAskedForANewPassword() {
        Readers readers = Readers.overTheLimit(service, site);

        Page next = readers.third()
                .submit(readers.chooser().form("button[value=all]").and("action", "all"));

        assertThat(next.uri().toString()).endsWith("/whoami?password=new");
        assertThat(next.reader()).isEqualTo(readers.account());
    }

    @Test
    void aChoiceThatIsSentAgainLeadsWhereTheListenerSentTheFirst() {
        Readers readers = Readers.overTheLimit(service, site);
        Form choice = readers.chooser().form("button[value=all]").and("action", "all");
        TestingBrowser before = readers.third().twin();
        Page first = readers.third().submitWithoutFollowing(choice);
        assertThat(first.redirectsTo()).isEqualTo(site.uri("/whoami?password=new"));

        assertThat(readers.third().submitWithoutFollowing(choice).redirectsTo()).isEqualTo(first.redirectsTo());
        Page late = before.submitWithoutFollowing(choice);
        assertThat(readers.third().next(late).redirectsTo()).isEqualTo(first.redirectsTo());
        Page another = readers.third().openWithoutFollowing("/seatkeeper/choose?pending=another");
        assertThat(another.redirectsTo()).isEqualTo(site.uri());
        assertThat(TOLD).filteredOn(event -> event.startsWith("LoggedIn[")).hasSize(3);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        Page home = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX).login("bob", "builder");

        assertThat(home.uri()).isEqualTo(site.uri());
        assertThat(home.reader()).isEqualTo("bob");
    }

    /** What a site has in {@code WEB-INF/classes}. */
    static Path listenerIn(Path classes) throws IOException {
        String name =
                LoginListenerIT.class.getPackageName() + ".TestingLoginListener"; // needs the WAR's classes to load
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.github.seatkeeper.filter.LoginListener"), name + "\n");
        Path file = classes.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream in = LoginListenerIT.class.getResourceAsStream("TestingLoginListener.class")) {
            Files.copy(in, file);
        }
        return classes;
    }
}
