package io.github.seatkeeper.filter;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter's settings, read once at its start. Paths are relative to the site's context.
 *
 * @param ssoUrl the SSO service's address
 * @param apiClient this site's API client
 * @param loginPath where the login form posts to
 * @param usernameParam the login form's field for the user name
 * @param passwordParam the login form's field for the password
 * @param rememberMeParam the login form's field that asks to be remembered
 * @param loginPage the page that shows the login form
 * @param failureUrl where a refused login goes
 * @param onSuccess what follows a login
 * @param successUrl where a login goes when the customer was on the way to nowhere
 * @param logoutPath the site's own logout
 * @param protectedPaths pages for customers who are logged in
 * @param excludedPaths what the filter leaves alone altogether
 * @param limitPolicy what happens when the account's seats are taken
 * @param pagesPath where the bundled pages live
 * @param chooseSessionsPage the site's own JSP in place of the bundled one, or the bundled one
 * @param mySessionsPage the same for the page of the customer's own sessions
 * @param stylesheet the site's own stylesheet; null for the bundled one
 * @param preview whether the chooser can be looked at with invented sessions
 * @param selfTestKey opens the self-test page; null for no such page
 * @param identify when to ask the service who the browser is
 * @param statusInterval how often a login is checked
 * @param statusMaxStale how long unanswered checks are forgiven
 * @param ssoTimeout the deadline of one call to the service
 * @param ssoMaxConcurrent how many calls to the service may be under way
 * @param apiUrl where tickets are exchanged for the account's products; null for nowhere
 * @param allowedOrigins other origins whose forms may log in here, in lower case
 * @param trustedProxies whose {@code clientAddressHeader} is believed
 * @param clientAddressHeader the header that names the customer's address
 */
record FilterSettings(
        URI ssoUrl,
        ApiClient apiClient,
        String loginPath,
        String usernameParam,
        String passwordParam,
        String rememberMeParam,
        String loginPage,
        String failureUrl,
        OnSuccess onSuccess,
        String successUrl,
        String logoutPath,
        PathPatterns protectedPaths,
        PathPatterns excludedPaths,
        LimitPolicy limitPolicy,
        String pagesPath,
        String chooseSessionsPage,
        String mySessionsPage,
        @Nullable String stylesheet,
        boolean preview,
        @Nullable SharedSecret selfTestKey,
        Identify identify,
        Duration statusInterval,
        Duration statusMaxStale,
        Duration ssoTimeout,
        int ssoMaxConcurrent,
        @Nullable URI apiUrl,
        Set<String> allowedOrigins,
        TrustedProxies trustedProxies,
        String clientAddressHeader) {

    /** What follows a login. */
    enum OnSuccess {
        /** A redirect to where the customer wanted to go. */
        REDIRECT,
        /** The site's own login code, with the user set. */
        CONTINUE
    }

    /** What happens when the account's seats are taken. */
    enum LimitPolicy {
        /** The customer chooses what to log out. */
        CHOOSE,
        /** As many as have to go are logged out, the least recent first. */
        LOGOUT_LEAST_RECENT,
        /** All others are logged out. */
        LOGOUT_ALL,
        /** The login is refused. */
        DENY
    }

    /** When to ask the service who the browser is. */
    enum Identify {
        /** At the first navigation. */
        ALWAYS,
        /** At the login page and the protected paths. */
        LOGIN,
        /** At no time. */
        NEVER
    }

    /**
     * Reads the settings from their places.
     *
     * @throws ServletException naming every problem at once
     */
    static FilterSettings read(SettingsReader reader) throws ServletException {
        String loginPath = reader.path("loginPath", "/login");
        String loginPage = reader.localUrl("loginPage", loginPath);
        FilterSettings settings = new FilterSettings(
                reader.ssoUrl("ssoUrl"),
                new ApiClient(
                        reader.required("clientId"),
                        SharedSecret.of(reader.required("clientSecret")),
                        reader.required("organisationId")),
                loginPath,
                reader.text("usernameParam", "username"),
                reader.text("passwordParam", "password"),
                reader.text("rememberMeParam", "remember"),
                loginPage,
                reader.localUrl("failureUrl", loginPage),
                reader.oneOf("onSuccess", OnSuccess.REDIRECT),
                reader.localUrl("successUrl", "/"),
                reader.path("logoutPath", "/logout"),
                reader.patterns("protectedPaths"),
                reader.patterns("excludedPaths"),
                reader.oneOf("limitPolicy", LimitPolicy.CHOOSE),
                reader.path("pagesPath", "/seatkeeper"),
                reader.path("chooseSessionsPage", "/WEB-INF/seatkeeper/choose-sessions.jsp"),
                reader.path("mySessionsPage", "/WEB-INF/seatkeeper/my-sessions.jsp"),
                reader.optionalPath("stylesheet"),
                reader.flag("preview"),
                reader.optionalSecret("selfTestKey"),
                reader.oneOf("identify", Identify.LOGIN),
                reader.duration("statusInterval", Duration.ofMinutes(6)),
                reader.duration("statusMaxStale", Duration.ofMinutes(30)),
                reader.duration("ssoTimeout", Duration.ofSeconds(3)),
                reader.count("ssoMaxConcurrent", 32),
                reader.optionalServiceUrl("apiUrl"),
                reader.origins("allowedOrigins"),
                reader.proxies("trustedProxies"),
                reader.text("clientAddressHeader", "X-Forwarded-For"));
        reader.different("usernameParam", settings.usernameParam, "passwordParam", settings.passwordParam);
        reader.different("usernameParam", settings.usernameParam, "rememberMeParam", settings.rememberMeParam);
        reader.different("passwordParam", settings.passwordParam, "rememberMeParam", settings.rememberMeParam);
        reader.different("loginPath", settings.loginPath, "logoutPath", settings.logoutPath);
        reader.notCovered(
                "excludedPaths",
                settings.excludedPaths,
                List.of(settings.loginPath, settings.logoutPath, settings.loginPage, settings.failureUrl));
        reader.finish();
        return settings;
    }
}
