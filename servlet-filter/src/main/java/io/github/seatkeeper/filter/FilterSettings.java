package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.time.Duration;
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
 * @param loginPage the page that shows the login form
 * @param failureUrl where a refused login goes
 * @param successUrl where a login goes when the customer was on the way to nowhere
 * @param logoutPath the site's own logout
 * @param pagesPath where the bundled pages live
 * @param chooseSessionsPage the site's own JSP in place of the bundled one, or the bundled one
 * @param stylesheet the site's own stylesheet; null for the bundled one
 * @param statusInterval how often a login is checked
 * @param statusMaxStale how long unanswered checks are forgiven
 * @param ssoTimeout the deadline of one call to the service
 * @param allowedOrigins other origins whose forms may log in here, in lower case
 */
record FilterSettings(
        URI ssoUrl,
        ApiClient apiClient,
        String loginPath,
        String usernameParam,
        String passwordParam,
        String loginPage,
        String failureUrl,
        String successUrl,
        String logoutPath,
        String pagesPath,
        String chooseSessionsPage,
        @Nullable String stylesheet,
        Duration statusInterval,
        Duration statusMaxStale,
        Duration ssoTimeout,
        Set<String> allowedOrigins) {

    /**
     * Reads the settings from their places.
     *
     * @throws ServletException naming every problem at once
     */
    static FilterSettings read(FilterConfig config) throws ServletException {
        SettingsReader reader = SettingsReader.open(config);
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
                loginPage,
                reader.localUrl("failureUrl", loginPage),
                reader.localUrl("successUrl", "/"),
                reader.path("logoutPath", "/logout"),
                reader.path("pagesPath", "/seatkeeper"),
                reader.path("chooseSessionsPage", "/WEB-INF/seatkeeper/choose-sessions.jsp"),
                reader.optionalPath("stylesheet"),
                reader.duration("statusInterval", Duration.ofMinutes(6)),
                reader.duration("statusMaxStale", Duration.ofMinutes(30)),
                reader.duration("ssoTimeout", Duration.ofSeconds(3)),
                reader.origins("allowedOrigins"));
        reader.different("usernameParam", settings.usernameParam, "passwordParam", settings.passwordParam);
        reader.different("loginPath", settings.loginPath, "logoutPath", settings.logoutPath);
        reader.finish();
        return settings;
    }
}
