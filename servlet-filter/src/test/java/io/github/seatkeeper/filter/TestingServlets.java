package io.github.seatkeeper.filter;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Requests, responses and settings that exist without a container. What nobody set fails the test that asks for it. */
final class TestingServlets {
    private static final URL ANY_URL = TestingServlets.class.getResource("TestingServlets.class");

    private TestingServlets() {}

    static HttpServletRequest request(String contextPath, String uri) {
        return request(Map.of("getContextPath", args -> contextPath, "getRequestURI", args -> uri));
    }

    static HttpServletRequest withHeaders(Map<String, String> headers) {
        return request(Map.of("getHeader", args -> headers.get((String) args[0]), "isSecure", args -> false));
    }

    static HttpServletRequest overHttps(Map<String, String> headers) {
        return request(Map.of("getHeader", args -> headers.get((String) args[0]), "isSecure", args -> true));
    }

    static HttpServletRequest withCookies(Cookie... cookies) {
        return request(Map.of(
                "getCookies", args -> cookies.length == 0 ? null : cookies,
                "getServletContext", args -> proxy(ServletContext.class, Map.of("getContextPath", none -> "/paper")),
                "isSecure", args -> false));
    }

    static HttpServletRequest request(Map<String, Function<Object[], Object>> answers) {
        return proxy(HttpServletRequest.class, answers);
    }

    static HttpServletResponse collecting(List<String> cookies) {
        return proxy(HttpServletResponse.class, Map.of("addHeader", args -> {
            cookies.add(args[0] + ": " + args[1]);
            return null;
        }));
    }

    static ServletContext context(Map<String, String> files) {
        return proxy(
                ServletContext.class,
                Map.of(
                        "getResourceAsStream", args -> stream(files.get((String) args[0])),
                        "getResource", args -> files.containsKey((String) args[0]) ? ANY_URL : null));
    }

    static SettingsReader settings(Map<String, String> initParams) {
        return settings(initParams, Map.of(), Map.of());
    }

    static SettingsReader settings(
            Map<String, String> initParams, Map<String, String> contextParams, Map<String, String> files) {
        return SettingsReader.open(config(initParams, contextParams, files));
    }

    static FilterConfig config(
            Map<String, String> initParams, Map<String, String> contextParams, Map<String, String> files) {
        ServletContext context = proxy(
                ServletContext.class,
                Map.of(
                        "getInitParameter", args -> contextParams.get((String) args[0]),
                        "getInitParameterNames", args -> Collections.enumeration(contextParams.keySet()),
                        "getResourceAsStream", args -> stream(files.get((String) args[0])),
                        "getAttribute", args -> null,
                        "getClassLoader", args -> null));
        return proxy(
                FilterConfig.class,
                Map.of(
                        "getInitParameter", args -> initParams.get((String) args[0]),
                        "getInitParameterNames", args -> Collections.enumeration(new ArrayList<>(initParams.keySet())),
                        "getServletContext", args -> context));
    }

    private static InputStream stream(String text) {
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static <T> T proxy(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        Map<String, Function<Object[], Object>> known = new HashMap<>(answers);
        InvocationHandler handler = (self, method, args) -> {
            Function<Object[], Object> answer = known.get(method.getName());
            if (answer == null) {
                throw new AssertionError("Nobody set " + method.getName());
            }
            return answer.apply(args);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
