package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.BrowserKey;
import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.HostedLogins.Visitor;
import io.github.seatkeeper.server.login.IdentifiedBrowser;
import io.github.seatkeeper.server.login.IdentifiedBrowser.KeptKey;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Who the customer before a page is. Thread-safe. */
final class Customers {
    private final Browsers browsers;
    private final DeviceNames names;
    private final TrustedProxies proxies;

    Customers(Browsers browsers, DeviceNames names, TrustedProxies proxies) {
        this.proxies = proxies;
        this.browsers = browsers;
        this.names = names;
    }

    /** The browser's session, with a key of its own in any case. */
    Session session(Visit visit, SiteLink site, HttpServletRequest http) {
        BrowserKey key = visit.key().isEmpty() ? null : new BrowserKey(visit.key());
        IdentifiedBrowser browser = browsers.identifyOrBegin(site.organisation(), key, device(http));
        keep(visit, browser.keep());
        return browser.session();
    }

    /** Whether the browser has its next key on the way, and should come again with that. */
    boolean isAboutToChange(Visit visit) {
        return !visit.key().isEmpty() && browsers.wasReplaced(new BrowserKey(visit.key()));
    }

    /** Who is logged in on a session; null if nobody is. */
    static @Nullable Account account(SiteLink site, Session session) {
        String id = session.accountId();
        boolean loggedIn = id != null && session.isLoggedInAs(id);
        return loggedIn && id != null ? site.organisation().stores().accounts().withId(id) : null;
    }

    Visitor visitor(Visit visit, SiteLink site, HttpServletRequest http, boolean remember) {
        BrowserKey key = new BrowserKey(visit.key());
        return new Visitor(site.organisation(), site.client().id(), key, device(http), remember);
    }

    /** What came of a login the browser is to keep. */
    static void keep(Visit visit, @Nullable KeptKey keep) {
        if (keep != null) {
            visit.changeKey(keep.key().value(), keep.keptFor());
        }
    }

    private Device device(HttpServletRequest http) {
        String address = proxies.customer(http.getRemoteAddr(), Collections.list(http.getHeaders("X-Forwarded-For")));
        return names.ofBrowser(address, http.getHeader(HttpHeaders.USER_AGENT));
    }
}
