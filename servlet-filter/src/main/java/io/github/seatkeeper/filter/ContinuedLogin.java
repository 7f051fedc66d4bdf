package io.github.seatkeeper.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A login that has succeeded, handed on to the site's own login code ({@code onSuccess=continue}) as a post to
 * {@code loginPath}: with the user set, and without the password. The body was read by the filter, so that its fields
 * are answered as parameters only.
 */
final class ContinuedLogin extends HttpServletRequestWrapper {
    private static final String DUE = "io.github.seatkeeper.continue";
    /** The request attribute that says where the reader wanted to go. */
    static final String RETURN_TO = "seatkeeper.returnTo";

    private final Map<String, Integer> hidden;
    private final Map<String, String> added;

    /**
     * The request without some fields of its body.
     *
     * @param hidden how many values of each field were in the body: one that a forward of the site's adds comes before them
     * @param added fields that were not there
     */
    private ContinuedLogin(HttpServletRequest request, Map<String, Integer> hidden, Map<String, String> added) {
        super(request);
        this.hidden = hidden;
        this.added = added;
    }

    /** Somebody has just logged in by a post: once the filter's own work is done, the site's code is to go on. */
    static void begin(HttpServletRequest request, LoginAttempt attempt) {
        request.setAttribute(DUE, attempt.userName());
        if (attempt.returnTo() != null) {
            request.setAttribute(RETURN_TO, attempt.returnTo());
        }
    }

    static boolean isDue(HttpServletRequest request) {
        return request.getAttribute(DUE) != null;
    }

    /** The post of the site's login form goes on. */
    static void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, FilterSettings settings)
            throws IOException, ServletException {
        chain.doFilter(new ContinuedLogin(request, Map.of(settings.passwordParam(), 1), Map.of()), response);
    }

    /** The customer has chosen: the post of the choice goes on as one of the login form, with the name once typed. */
    static void forward(HttpServletRequest request, HttpServletResponse response, FilterSettings settings)
            throws IOException, ServletException {
        Map<String, Integer> choice = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> choice.put(name, values.length));
        Map<String, String> typed = Map.of(settings.usernameParam(), String.valueOf(request.getAttribute(DUE)));
        request.getRequestDispatcher(settings.loginPath())
                .forward(new ContinuedLogin(request, choice, typed), response);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] sent = super.getParameterValues(name);
        int left = sent == null ? 0 : Math.max(0, sent.length - hidden.getOrDefault(name, 0));
        List<String> values =
                new ArrayList<>(left == 0 ? List.of() : List.of(sent).subList(0, left));
        if (added.containsKey(name)) {
            values.add(added.get(name));
        }
        return values.isEmpty() ? null : values.toArray(String[]::new);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(super.getParameterMap().keySet());
        names.addAll(added.keySet());
        for (String name : names) {
            String[] values = getParameterValues(name);
            if (values != null) {
                parameters.put(name, values);
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
