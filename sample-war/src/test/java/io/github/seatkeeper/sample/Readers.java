package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * Two browsers that hold an account's two seats and a third one before the page where it is to choose.
 *
 * @param first Firefox on Linux, the least recently used
 * @param second Safari on iPhone
 * @param third Chrome on Windows, which wants to log in
 * @param chooser what the third was shown
 */
record Readers(String account, TestingBrowser first, TestingBrowser second, TestingBrowser third, Page chooser) {

    static Readers overTheLimit(TestingService service, Site site) {
        String account = service.freshAccount();
        TestingBrowser first = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        TestingBrowser second = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        TestingBrowser third = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);
        first.login(account, TestingService.PASSWORD);
        service.clock().advance(Duration.ofMinutes(1));
        second.login(account, TestingService.PASSWORD);
        service.clock().advance(Duration.ofMinutes(1));
        Page chooser = third.login(account, TestingService.PASSWORD);
        assertThat(chooser.sessions()).hasSize(2);
        return new Readers(account, first, second, third, chooser);
    }

    /** The third browser ticks the row that holds this and goes on. */
    Page choose(String row) {
        return chooseOn(chooser, row);
    }

    Page chooseOn(Page page, String row) {
        return third.submit(choice(page, row));
    }

    static Form choice(Page page, String row) {
        return page.form("button[value=logout]")
                .and("session", page.sessionWith(row))
                .and("action", "logout");
    }
}
