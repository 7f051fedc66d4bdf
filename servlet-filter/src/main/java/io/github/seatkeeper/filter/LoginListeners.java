package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.LoginListener.Customer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The site's listeners, which are told everything and can break nothing. Immutable. */
final class LoginListeners {
    private static final Logger LOG = System.getLogger(LoginListeners.class.getName());

    private final List<LoginListener> listeners;

    LoginListeners(List<LoginListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Those that the WAR names.
     *
     * @throws ServletException if one of them cannot be made
     */
    static LoginListeners load(ClassLoader site) throws ServletException {
        List<LoginListener> found = new ArrayList<>();
        try {
            ServiceLoader.load(LoginListener.class, site).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new ServletException("Seatkeeper can't start: a login listener can't be made. " + e.getMessage(), e);
        }
        return new LoginListeners(found);
    }

    void limitReached(HttpServletRequest request, PendingLogin pending) {
        var event = new LoginListener.LimitReached(
                typed(request, pending.attempt().userName()),
                pending.limit(),
                pending.offers().size());
        tell(listener -> listener.limitReached(event));
    }

    void sessionsChosen(HttpServletRequest request, PendingLogin pending, int gone, int kept, boolean byPolicy) {
        var event = new LoginListener.SessionsChosen(
                typed(request, pending.attempt().userName()), gone, kept, byPolicy);
        tell(listener -> listener.sessionsChosen(event));
    }

    /** Where the browser goes next: where it would, unless a listener names another address within the site. */
    String loggedIn(HttpServletRequest request, SsoPrincipal principal, MadeRoom room, String next) {
        var event =
                new LoginListener.LoggedIn(customer(request, principal), room.loggedOut(), room.isOnlySession(), next);
        List<String> wishes = new ArrayList<>();
        tell(listener -> {
            String wish = listener.loggedIn(event);
            if (wish != null) {
                wishes.add(wish);
            }
        });
        for (String wish : wishes) {
            if (LocalUrl.isSafe(wish)) {
                return wish;
            }
            LOG.log(Level.WARNING, "A login listener named a next page that is no address within the site: ignored.");
        }
        return next;
    }

    void refused(HttpServletRequest request, Notice notice) {
        String userName = notice.userName();
        var event = new LoginListener.Refused(typed(request, userName == null ? "" : userName), notice.code());
        tell(listener -> listener.refused(event));
    }

    void ended(HttpServletRequest request, @Nullable SsoPrincipal principal, Notice notice) {
        if (principal != null) {
            var event = new LoginListener.Ended(customer(request, principal), notice.code());
            tell(listener -> listener.ended(event));
        }
    }

    private void tell(Consumer<LoginListener> event) {
        for (LoginListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(
                        Level.WARNING,
                        "The login listener " + listener.getClass().getName() + " failed; the login goes on.",
                        e);
            }
        }
    }

    private static Customer typed(HttpServletRequest request, String userName) {
        return new Customer(null, userName, Browser.visitor(request).ipAddress());
    }

    private static Customer customer(HttpServletRequest request, SsoPrincipal principal) {
        return new Customer(
                principal.accountId(),
                principal.getName(),
                Browser.visitor(request).ipAddress());
    }
}
