package io.github.seatkeeper.server;

import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoProtocolException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that keeps the service's cookie and goes where it is sent, as far as the site's landing page. */
final class TestingBrowser {
    static final String COOKIE = "seatkeeper_sso";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern REFRESH = Pattern.compile("\\d+;url=(.+)");

    private final Semaphore cookieCame = new Semaphore(0);

    /** Whether it goes on at once where it is to wait a moment for the answer to another request. */
    private final boolean hurried;

    /** The key it keeps; empty if none. */
    volatile String key = "";

    TestingBrowser() {
        this(false);
    }

    private TestingBrowser(boolean hurried) {
        this.hurried = hurried;
    }

    static TestingBrowser hurried() {
        return new TestingBrowser(true);
    }

    HttpResponse<String> get(URI address, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address), headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws IOException, InterruptedException {
        request.timeout(Duration.ofSeconds(20)).header("User-Agent", "Mozilla/5.0 Chrome/126.0.0.0");
        if (!key.isEmpty()) {
            request.header("Cookie", COOKIE + "=" + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(this::keep);
        return response;
    }

    /** Sent by a site to be identified, and back to its landing page. */
    IdentifiedSession identify(SsoClient site) throws IOException, InterruptedException, SsoProtocolException {
        URI landing = landing(site.identify("there"));
        return site.identified(parameters(landing).get("t"));
    }

    /** Where it ends up. */
    URI landing(URI identify) throws IOException, InterruptedException {
        URI address = identify;
        for (int redirects = 0; redirects < 20; redirects++) {
            String sent = key;
            HttpResponse<String> response = get(address);
            address = address.resolve(next(response, sent));
            if (!address.getPath().equals("/identify")) {
                return address;
            }
        }
        throw new AssertionError("sent in a circle");
    }

    private String next(HttpResponse<String> response, String sent) throws InterruptedException {
        Matcher refresh =
                REFRESH.matcher(response.headers().firstValue("Refresh").orElse(""));
        if (refresh.matches()) {
            while (!hurried && key.equals(sent) && cookieCame.tryAcquire(20, TimeUnit.SECONDS)) {
                // longer than a browser: on a slow machine the other request may take its time, too
            }
            return refresh.group(1);
        }
        if (response.statusCode() != 303) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : address.getRawQuery().split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void keep(String cookie) {
        key = cookie.substring(COOKIE.length() + 1, cookie.indexOf(';'));
        cookieCame.release();
    }
}
