package io.github.seatkeeper.server;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that keeps cookies, sends forms and goes where it is sent within the service. */
final class TestingCustomer {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"");
    private static final Pattern CHOICE = Pattern.compile("name=\"choice\" value=\"([^\"]+)\"");

    /** By name. */
    final Map<String, String> cookies = new TreeMap<>();

    /** Every {@code Set-Cookie} there was. */
    final List<String> setCookies = new ArrayList<>();

    private final URI service;

    /** The last page's; empty if it had none. */
    String csrf = "";

    /** What the last page with a choice said that it is; empty if there was none. */
    String choice = "";

    TestingCustomer(URI service) {
        this.service = service;
    }

    /** The same cookies, in another tab. */
    TestingCustomer anotherTab() {
        TestingCustomer tab = new TestingCustomer(service);
        tab.cookies.putAll(cookies);
        tab.csrf = csrf;
        tab.choice = choice;
        return tab;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.resolve(path)), headers);
    }

    /** With the token of the last page. */
    HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        return postAs(path, new String[0], fields);
    }

    HttpResponse<String> postAs(String path, String[] headers, String... fields)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("csrf=" + csrf + "&choice=" + choice);
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                headers);
    }

    /** From the form to what comes of it. */
    HttpResponse<String> logIn(String form, String login, String password) throws IOException, InterruptedException {
        get(form);
        return post(form, "login", login, "password", password);
    }

    static String location(HttpResponse<?> response) {
        if (response.statusCode() != 303) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        request.timeout(Duration.ofSeconds(20))
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        Matcher token = CSRF.matcher(response.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        Matcher mark = CHOICE.matcher(response.body());
        if (mark.find()) {
            choice = mark.group(1);
        }
        return response;
    }

    private void keep(String header) {
        setCookies.add(header);
        for (HttpCookie cookie : HttpCookie.parse("Set-Cookie: " + header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
