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
        if (!browser.organisationId().equals(organisation.organisation().id())) {
            logOut(browser);
            return replaced(key, organisation, organisation.sessions().begin(device), now);
        }
        Session session = organisation.sessions().use(browser.session());
        if (session == null || session.status() == SessionStatus.TERMINATED) {
            return replaced(key, organisation, organisation.sessions().begin(device), now);
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
     * Before a login: until it is {@link #loggedIn over} or {@link #notLoggedIn given up}, the key opens nothing, so
     * that whoever planted it is not there first. A second click finds the session of the first.
     *
     * @param organisation whose
     * @param key what the browser has in its cookie
     * @param device the browser's
     * @return the browser
     */
    IdentifiedBrowser beforeLogin(OrganisationRules organisation, BrowserKey key, Device device) {
        IdentifiedBrowser known = identify(organisation, key, device);
        if (known == null) {
            Session session = replacedSession(organisation, key);
            return session == null ? begin(organisation, device) : new IdentifiedBrowser(session, null);
        }
        if (known.session().status() == SessionStatus.ANONYMOUS) {
            BrowserKey current = known.keyOr(key);
            Instant now = clock.instant();
            store.replace(
                    current.hash(),
                    replacedHash(current),
                    browser(organisation, known.session()),
                    now.plus(REPLACED_KNOWN),
                    now);
        }
        return known;
    }

    /** After a login: the browser gets another key, and the one it had is good for nothing. */
    KeptKey loggedIn(OrganisationRules organisation, BrowserKey old, Session session) {
        Instant now = clock.instant();
        BrowserKey key = new BrowserKey(secrets.next());
        store.takeOver(handover(old, key, organisation, session, now), now);
        return kept(key, session, now);
    }

    /** The key is good again, unless another request of the browser logged it in meanwhile. */
    void notLoggedIn(OrganisationRules organisation, BrowserKey key, SessionId id) {
        Session session = organisation.sessions().find(id);
        if (session != null && session.status() == SessionStatus.ANONYMOUS) {
            Instant now = clock.instant();
            store.replace(replacedHash(key), key.hash(), browser(organisation, session), goodUntil(session, now), now);
        }
    }

    private @Nullable Session replacedSession(OrganisationRules organisation, BrowserKey key) {
        Browser browser = store.find(replacedHash(key), clock.instant());
        boolean ofHere = browser != null
                && browser.organisationId().equals(organisation.organisation().id());
        Session session =
                browser == null || !ofHere ? null : organisation.sessions().use(browser.session());
        return session == null || session.status() == SessionStatus.TERMINATED ? null : session;
    }

    /**
     * Forgets a browser; its session goes on.
     *
     * @param key what it has in its cookie
     */
    public void forget(BrowserKey key) {
        store.remove(key.hash());
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

    private void logOut(Browser browser) {
        OrganisationRules other = organisations.of(browser.organisationId());
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
