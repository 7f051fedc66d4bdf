package io.github.seatkeeper.sample;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser was answered. */
record Page(URI uri, int status, HttpHeaders headers, String body, Document document) {

    static Page of(HttpResponse<String> response) {
        return new Page(
                response.uri(),
                response.statusCode(),
                response.headers(),
                response.body(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    /** Whom the site greets; null when it greets nobody. */
    String reader() {
        return text("#reader");
    }

    /** What the login page has to say; null when nothing. */
    String message() {
        return text("#message");
    }

    /** The first heading. */
    String heading() {
        return text("h1");
    }

    /** The text of the first element that matches; null when none does. */
    String text(String css) {
        Element element = document.selectFirst(css);
        return element == null ? null : element.text();
    }

    /** The form that matches, or that holds what matches. */
    Form form(String css) {
        Element element = document.selectFirst(css);
        if (element == null) {
            throw new AssertionError("No " + css + " on " + uri + " (" + status + "): " + document.text());
        }
        return Form.of(element.closest("form"));
    }

    /** The session rows of the chooser, as read. */
    List<String> sessions() {
        return document.select("input[name=session]").stream()
                .map(box -> document.select("label[for=" + box.id() + "]").text())
                .toList();
    }

    /** The opaque value of the chooser's row whose text holds this. */
    String sessionWith(String text) {
        return document.select("input[name=session]").stream()
                .filter(box ->
                        document.select("label[for=" + box.id() + "]").text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No session with " + text + " in " + sessions()))
                .val();
    }

    /** Where the answer sends the browser; null when it is a page to stay on. */
    URI redirectsTo() {
        return status / 100 == 3
                ? headers.firstValue("Location").map(uri::resolve).orElse(null)
                : null;
    }
}
