package io.github.seatkeeper.filter;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Logs the site's customers in at the SSO service and carries one whose account's seats are taken through the choice of
 * sessions to log out. A site maps it on {@code /*} for REQUEST, ASYNC and ERROR in its {@code web.xml}; the settings
 * are the filter's {@code init-param}s and the other places the README lists. Thread-safe.
 */
public final class SessionLimitFilter implements Filter {
    private @Nullable FilteredSite site;

    /** Makes a filter that {@link #init} has still to set up. */
    public SessionLimitFilter() {}

    /**
     * Reads the settings; calls nobody.
     *
     * @param config the filter's part of {@code web.xml}
     * @throws ServletException if a setting is missing, unknown or wrong; the message names every such setting
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        site = FilteredSite.start(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (site != null && request instanceof HttpServletRequest http) {
            site.handle(http, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {
        if (site != null) {
            site.close();
        }
    }
}
