package io.github.seatkeeper.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The site's own login page, told once what became of a login. Immutable. */
final class LoginPage {
    private final FilterSettings settings;
    private final Languages languages;
    private final Set<String> paths;

    LoginPage(FilterSettings settings, Languages languages) {
        this.settings = settings;
        this.languages = languages;
        this.paths = Stream.of(settings.failureUrl(), settings.loginPage())
                .map(LocalUrl::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request for this path shows the page. */
    boolean isAt(String path) {
        return paths.contains(path);
    }

    /**
     * Somebody is going to see the form: a browser that has an HttpSession by then is known again when it sends the form
     * twice, and takes one seat. What brings a cookie is not for shared caches, unless the page itself says otherwise.
     */
    void expect(HttpServletRequest request, HttpServletResponse response) {
        if (BrowserState.http(request) == null && IdentifyRule.isOfSomebody(request)) {
            response.setHeader("Cache-Control", "private");
            request.getSession(true);
        }
    }

    /** Shows the page with the notice in its request attributes; the notice is used up. */
    void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Notice notice)
            throws IOException, ServletException {
        BrowserState.removeNotice(request);
        tell(request, notice);
        response.setHeader("Cache-Control", "no-store");
        if (notice.code().equals(Notice.UNAVAILABLE)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        String userName = notice.userName();
        chain.doFilter(
                userName == null ? request : new WithParameter(request, settings.usernameParam(), userName), response);
    }

    /** Shows any page of the site with a notice in its request attributes; used up unless it only leads elsewhere. */
    void greet(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Notice notice)
            throws IOException, ServletException {
        tell(request, notice);
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
        if (response.getStatus() < HttpServletResponse.SC_MULTIPLE_CHOICES) {
            BrowserState.removeNotice(request);
        }
    }

    /** Puts the notice where the site's own pages find it: a code, a text in the reader's language, and that. */
    void tell(HttpServletRequest request, Notice notice) {
        request.setAttribute("seatkeeper.error", notice.code());
        Texts texts = languages.choose(request.getLocales());
        request.setAttribute("seatkeeper.message", LoginMessages.of(notice, texts));
        request.setAttribute("seatkeeper.lang", texts.locale().toLanguageTag());
    }
}
