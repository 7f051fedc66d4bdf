package io.github.seatkeeper.sample;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.json.Json;

/** A script of the site's, running in a browser: speaks JSON and has the browser's cookies. */
record TestingScript(TestingBrowser browser, HarbourPost site) {

    /** What a script was answered. */
    record Answer(Page page, Map<String, Object> json) {
        int status() {
            return page.status();
        }

        String text(String member) {
            Object value = json.get(member);
            return value == null ? null : value.toString();
        }

        /** A list of objects, such as the sessions. */
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String member) {
            return (List<Map<String, Object>>) json.get(member);
        }

        /** The handle of the session whose name holds this. */
        String handle(String name) {
            return list("sessions").stream()
                    .filter(session -> session.get("name").toString().contains(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No " + name + " in " + json))
                    .get("handle")
                    .toString();
        }
    }

    Answer get(String path) {
        return send(site.uri(path), request -> request.GET());
    }

    Answer post(String path, Map<String, Object> fields) {
        return post(path, new Json().toJson(fields));
    }

    Answer post(String path, String body) {
        return send(
                site.uri(path),
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As any script would, also one of another site: without what browsers say of where it comes from. */
    Answer send(URI to, Consumer<HttpRequest.Builder> rest) {
        Page page = browser.send(to, request -> {
            request.setHeader("Accept", "application/json")
                    .setHeader("Sec-Fetch-Mode", "cors")
                    .setHeader("Sec-Fetch-Dest", "empty");
            rest.accept(request);
        });
        return new Answer(page, page.body().isEmpty() ? Map.of() : new Json().toType(page.body(), Json.MAP_TYPE));
    }

    Answer login(String username, String password) {
        return post("/login", Map.of("username", username, "password", password));
    }
}
