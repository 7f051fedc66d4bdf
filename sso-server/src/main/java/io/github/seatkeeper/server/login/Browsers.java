package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.login.IdentifiedBrowser.KeptKey;
import io.github.seatkeeper.server.store.BrowserStore;
import io.github.seatkeeper.server.store.BrowserStore.Browser;
import io.github.seatkeeper.server.store.BrowserStore.Handover;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers by the key in their cookie, and gives each one session, of one organisation at a time.
 *
 * <ul>
 *   <li>A key handed out before a login is worth nothing after it: whoever planted it does not share the login.
 *   <li>A session that ended is followed by a new anonymous one, under a new key.
 *   <li>A session of another organisation is logged out.
 * </ul>
 *
 * Thread-safe.
 */
public final class Browsers {
    /** Requests of one browser that were under way at the same time are all answered by then. */
    private static final Duration REPLACED_KNOWN = Duration.ofMinutes(1);

    private final BrowserStore store;
    private final Organisations organisations;
    private final SecretGenerator secrets;
    private final Lifetimes lifetimes;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param store remembers which session a browser has
     * @param organisations ends the session of the organisation a browser was at before
     * @param secrets makes the keys
     * @param lifetimes how long sessions live
     * @param clock tells when a key is too old
     */
    public Browsers(
            BrowserStore store,
            Organisations organisations,
            SecretGenerator secrets,
            Lifetimes lifetimes,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.secrets = secrets;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /**
     * Begins an anonymous session for a browser without a key.
     *
     * @param organisation whose
     * @param device the browser's
     * @return its session and its key
     */
    public IdentifiedBrowser begin(OrganisationRules organisation, Device device) {
        Session session = organisation.sessions().begin(device);
        Instant now = clock.instant();
        String key = secrets.next();
        store.add(SecretGenerator.hash(key), browser(organisation, session), goodUntil(session, now), now);
        return new IdentifiedBrowser(session, kept(new BrowserKey(key), session, now));
    }

    /**
     * Finds a browser's session, which counts as its use. To be called again after a login, for the new key.
     *
     * @param organisation whose
     * @param key what the browser has in its cookie
     * @param device the browser's
     * @return its session; null if the key is not good
     */
    public @Nullable IdentifiedBrowser identify(OrganisationRules organisation, BrowserKey key, Device device) {
        Instant now = clock.instant();
        Browser browser = store.find(key.hash(), now);
        if (browser == null) {
            return null;
        }
        IdentifiedBrowser found = asItIs(organisation, key, browser, now);
        if (found != null) {
            return found;
        }
        logOutElsewhere(organisation, browser);
        return replaced(key, organisation, organisation.sessions().begin(device), now);
    }

    /**
     * Finds a browser's session, which counts as its use; begins none and ends none.
     *
     * @param organisation whose
     * @param key what the browser has in its cookie
     * @return its session; null if it has none of that organisation
     */
    public @Nullable IdentifiedBrowser find(OrganisationRules organisation, BrowserKey key) {
        Instant now = clock.instant();
        Browser browser = store.find(key.hash(), now);
        return browser == null ? null : asItIs(organisation, key, browser, now);
    }

    /** Null if there is no session of the organisation, or it has ended. */
    private @Nullable IdentifiedBrowser asItIs(
            OrganisationRules organisation, BrowserKey key, Browser browser, Instant now) {
        Session session = live(organisation, browser);
        if (session == null) {
            return null;
        }
        if (session.status() == SessionStatus.LOGGED_IN && !browser.sinceLogin()) {
            IdentifiedBrowser first = replaced(key, organisation, session, now);
            // another request of the same browser was first, after this one had found the key to be good
            return first == null ? new IdentifiedBrowser(session, null) : first;
        }
        return new IdentifiedBrowser(session, isRemembered(session) ? kept(key, session, now) : null);
    }

    /**
     * Finds a browser's session or begins an anonymous one. A browser whose key was replaced just now, at another
     * request of it, keeps what it got there.
     *
     * @param organisation whose
     * @param key what the browser has in its cookie; null if it has none
     * @param device the browser's
     * @return its session
     */
    public IdentifiedBrowser identifyOrBegin(OrganisationRules organisation, @Nullable BrowserKey key, Device device) {
        IdentifiedBrowser found = key == null ? null : identify(organisation, key, device);
        if (found != null) {
            return found;
        }
        return key != null && wasReplaced(key)
                ? new IdentifiedBrowser(organisation.sessions().begin(device), null)
                : begin(organisation, device);
    }

    /**
     * Whether a key was replaced within the last minute: the browser has the next one already, or is about to.
     *
     * @param key what it has in its cookie
     * @return true if it should come again
     */
    public boolean wasReplaced(BrowserKey key) {
        return store.find(replacedHash(key), clock.instant()) != null;
    }

    /**
     * Before a login: from here on a key without a login opens nothing any more, so that whoever planted it shares
     * nothing with the login. A second click finds the session of the first.
     *
     * @param organisation whose
     * @param key what the browser has in its cookie
     * @param device the browser's
     * @return the browser
     */
    IdentifiedBrowser beforeLogin(OrganisationRules organisation, BrowserKey key, Device device) {
        Instant now = clock.instant();
        IdentifiedBrowser known = find(organisation, key);
        if (known != null
                && (known.session().status() == SessionStatus.LOGGED_IN || isFirst(organisation, key, known))) {
            return known;
        }
        Session first = sessionOfFirst(organisation, key);
        if (first != null) {
            return new IdentifiedBrowser(first, null);
        }
        Session session = organisation.sessions().begin(device);
        if (store.add(replacedHash(key), browser(organisation, session), now.plus(REPLACED_KNOWN), now)) {
            return new IdentifiedBrowser(session, null);
        }
        first = sessionOfFirst(organisation, key);
        return new IdentifiedBrowser(first == null ? session : first, null);
    }

    /** After a login: the browser gets another key, the one it had is good for nothing, and so is a login elsewhere. */
    KeptKey loggedIn(OrganisationRules organisation, BrowserKey old, Session session) {
        Instant now = clock.instant();
        Browser before = store.find(old.hash(), now);
        BrowserKey key = new BrowserKey(secrets.next());
        store.takeOver(handover(old, key, organisation, session, now), now);
        if (before != null) {
            logOutElsewhere(organisation, before);
        }
        return kept(key, session, now);
    }

    /**
     * After a login that failed: another key, for another session. The one it was tried on is nobody's from here on, for
     * whoever else has the old key may be about to log in on it.
     *
     * @return the key; null if the old one still opens what it did, or another request of the browser logged it in
     */
    @Nullable
    KeptKey notLoggedIn(OrganisationRules organisation, BrowserKey old, SessionId tried, Device device) {
        Session session = organisation.sessions().find(tried);
        boolean loggedIn = session != null && session.status() == SessionStatus.LOGGED_IN;
        return loggedIn || store.find(old.hash(), clock.instant()) != null
                ? null
                : begin(organisation, device).keep();
    }

    /** Whether this login is the one that takes the browser's key from it. */
    private boolean isFirst(OrganisationRules organisation, BrowserKey key, IdentifiedBrowser known) {
        Instant now = clock.instant();
        return store.replace(
                key.hash(), replacedHash(key), browser(organisation, known.session()), now.plus(REPLACED_KNOWN), now);
    }

    private @Nullable Session sessionOfFirst(OrganisationRules organisation, BrowserKey key) {
        Browser browser = store.find(replacedHash(key), clock.instant());
        return browser == null ? null : live(organisation, browser);
    }

    /** Null if it is another organisation's, unknown or terminated. */
    private static @Nullable Session live(OrganisationRules organisation, Browser browser) {
        Session session = isOf(organisation, browser) ? organisation.sessions().use(browser.session()) : null;
        return session == null || session.status() == SessionStatus.TERMINATED ? null : session;
    }

    private static boolean isOf(OrganisationRules organisation, Browser browser) {
        return browser.organisationId().equals(organisation.organisation().id());
    }

    private @Nullable IdentifiedBrowser replaced(
            BrowserKey old, OrganisationRules organisation, Session session, Instant now) {
        BrowserKey key = new BrowserKey(secrets.next());
        return store.handOver(handover(old, key, organisation, session, now), now)
                ? new IdentifiedBrowser(session, kept(key, session, now))
                : null;
    }

    private Handover handover(
            BrowserKey old, BrowserKey key, OrganisationRules organisation, Session session, Instant now) {
        return new Handover(
                old.hash(),
                replacedHash(old),
                now.plus(REPLACED_KNOWN),
                key.hash(),
                goodUntil(session, now),
                browser(organisation, session));
    }

    /** No cookie's hash: a key that was replaced is good for nothing but to be told from one never given. */
    private static String replacedHash(BrowserKey key) {
        return SecretGenerator.hash("replaced " + key.value());
    }

    private void logOutElsewhere(OrganisationRules organisation, Browser browser) {
        OrganisationRules other = isOf(organisation, browser) ? null : organisations.of(browser.organisationId());
        if (other != null) {
            other.sessions().end(browser.session());
        }
    }

    private static Browser browser(OrganisationRules organisation, Session session) {
        return new Browser(organisation.organisation().id(), session.id(), session.status() == SessionStatus.LOGGED_IN);
    }

    /** Past the session's own end, which a login moves without telling the browser; what outlives it is worth nothing. */
    private Instant goodUntil(Session session, Instant now) {
        Duration longest = session.status() == SessionStatus.LOGGED_IN
                ? lifetimes.remembered().absolute()
                : lifetimes.anonymous().absolute();
        return now.plus(longest).plus(lifetimes.loggedIn().absolute());
    }

    private KeptKey kept(BrowserKey key, Session session, Instant now) {
        return new KeptKey(key, isRemembered(session) ? Duration.between(now, session.expiresAt()) : null);
    }

    private boolean isRemembered(Session session) {
        return session.status() == SessionStatus.LOGGED_IN
                && session.idle().compareTo(lifetimes.loggedIn().idle()) > 0;
    }
}
