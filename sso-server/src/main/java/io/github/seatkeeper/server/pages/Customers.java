package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.login.BrowserKey;
import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.HostedLogins.Visitor;
import io.github.seatkeeper.server.login.IdentifiedBrowser;
import io.github.seatkeeper.server.login.IdentifiedBrowser.KeptKey;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Session;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who the customer before a page is. Thread-safe. */
final class Customers {
    /** A customer who is logged in with the browser that asks. */
    record LoggedIn(Account account, Session session) {}

    private final Browsers browsers;
    private final Devices devices;

    Customers(Browsers browsers, Devices devices) {
        this.browsers = browsers;
        this.devices = devices;
    }

    /** Who is logged in; null if nobody is. Nothing is begun for whoever is not. */
    @Nullable
    LoggedIn loggedIn(Visit visit, SiteLink site) {
        IdentifiedBrowser browser = browsers.find(site.organisation(), new BrowserKey(visit.key()));
        if (browser == null || browser.session().status() != SessionStatus.LOGGED_IN) {
            return null;
        }
        keep(visit, browser.keep());
        String id = browser.session().accountId();
        Account account =
                id == null ? null : site.organisation().stores().accounts().withId(id);
        return account == null ? null : new LoggedIn(account, browser.session());
    }

    Visitor visitor(Visit visit, SiteLink site, HttpServletRequest http, boolean remember) {
        BrowserKey key = new BrowserKey(visit.key());
        return new Visitor(site.organisation(), site.client().id(), key, devices.of(http), remember);
    }

    /** What came of a login the browser is to keep. */
    static void keep(Visit visit, @Nullable KeptKey keep) {
        if (keep != null) {
            visit.changeKey(keep.key().value(), keep.keptFor());
        }
    }
}
