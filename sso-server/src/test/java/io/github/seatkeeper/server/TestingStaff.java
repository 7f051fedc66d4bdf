package io.github.seatkeeper.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Somebody of the staff at a browser without scripts: keeps cookies, fills in forms, goes where it is sent. */
final class TestingStaff {
    /** What the browser was answered. */
    record Answer(URI uri, int status, HttpHeaders headers, Document page) {
        String heading() {
            return page.select("h1").text();
        }

        String main() {
            return page.select("main").text();
        }

        List<String> errors() {
            return page.select(".problem li").eachText();
        }

        String alert() {
            return page.select(".problem > p").text();
        }

        String notice() {
            return page.select(".notice").text();
        }

        /** The fields of the form that has this one, with their values; boxes that are not ticked are left out. */
        String form(String css) {
            return ((FormElement) page.selectFirst(css).closest("form"))
                    .formData().stream()
                            .map(field -> field(field.key(), field.value()))
                            .collect(Collectors.joining("&"));
        }
    }

    private final URI service;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    TestingStaff(URI service) {
        this.service = service;
    }

    static TestingStaff loggedIn(URI service, String login, String password) throws IOException, InterruptedException {
        TestingStaff staff = new TestingStaff(service);
        Answer answer = staff.logIn(login, password);
        if (answer.page().select(".who").isEmpty()) {
            throw new AssertionError(answer.page());
        }
        return staff;
    }

    static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Answer logIn(String login, String password) throws IOException, InterruptedException {
        Answer form = get("/admin/login");
        return post(
                "/admin/login",
                field("csrf", csrf(form)) + "&" + field("login", login) + "&" + field("password", password));
    }

    Answer get(String path) throws IOException, InterruptedException {
        Answer answer = send(request(path).GET());
        for (int hops = 0; answer.status == 303 && hops < 5; hops++) {
            answer = send(
                    request(answer.headers.firstValue("Location").orElseThrow()).GET());
        }
        return answer;
    }

    /** Sends a body and goes where it is sent. */
    Answer post(String path, String body) throws IOException, InterruptedException {
        Answer answer = postOnly(path, body);
        return answer.status == 303 ? get(answer.headers.firstValue("Location").orElseThrow()) : answer;
    }

    Answer postOnly(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.uri(), response.statusCode(), response.headers(), Jsoup.parse(response.body(), service + "/"));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    String key() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("seatkeeper_staff"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static String csrf(Answer answer) {
        return answer.page().select("input[name=csrf]").first().val();
    }
}
