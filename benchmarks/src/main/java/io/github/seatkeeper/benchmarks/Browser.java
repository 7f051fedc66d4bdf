package io.github.seatkeeper.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One reader's browser at one site: keeps cookies, follows nothing. */
final class Browser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String site;
    private final CookieManager cookies = new CookieManager();

    Browser(String site) {
        this.site = site;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> postJson(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    URI address(String path) {
        return URI.create(site + path);
    }

    /** What it would send there; empty for nothing. */
    String cookies(URI address) throws IOException {
        return String.join("; ", cookies.get(address, Map.of()).getOrDefault("Cookie", List.of()));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        URI address = address(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        String sent = cookies(address);
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        cookies.put(response.uri(), response.headers().map());
        return response;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
