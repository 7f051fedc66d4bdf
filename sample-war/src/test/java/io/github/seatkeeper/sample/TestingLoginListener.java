package io.github.seatkeeper.sample;

import io.github.seatkeeper.filter.LoginListener;
import java.util.logging.Logger;

/** A site's listener: loaded by the WAR's own class loader, it tells the test by a log that both know. */
public final class TestingLoginListener implements LoginListener {
    static final String LOG = "harbour.logins";

    private final Logger log = Logger.getLogger(LOG);

    /** Called by the ServiceLoader. */
    public TestingLoginListener() {}

    @Override
    public void limitReached(LimitReached event) {
        log.info(event.toString());
    }

    @Override
    public void sessionsChosen(SessionsChosen event) {
        log.info(event.toString());
    }

    @Override
    public String loggedIn(LoggedIn event) {
        log.info(event.toString());
        if (event.customer().login().equals("bob")) {
            return "//evil.example/";
        }
        return event.onlySession() ? "/whoami?password=new" : null;
    }

    @Override
    public void refused(Refused event) {
        log.info(event.toString());
        throw new IllegalStateException("A listener of the site's that fails");
    }

    @Override
    public void ended(Ended event) {
        log.info(event.toString());
    }
}
