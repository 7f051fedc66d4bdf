package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with one more parameter, so that a form can keep what was typed. */
final class WithParameter extends HttpServletRequestWrapper {
    private final String name;
    private final String value;

    WithParameter(HttpServletRequest request, String name, String value) {
        super(request);
        this.name = name;
        this.value = value;
    }

    @Override
    public @Nullable String getParameter(String asked) {
        return asked.equals(name) ? value : super.getParameter(asked);
    }

    @Override
    public String @Nullable [] getParameterValues(String asked) {
        return asked.equals(name) ? new String[] {value} : super.getParameterValues(asked);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = new HashMap<>(super.getParameterMap());
        parameters.put(name, new String[] {value});
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
