package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.tags.Escape;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The page that tells a site's owner how the site is set up: for who shows the key in the header {@code Authorization:
 * Bearer} or posts it as the form field {@code key}. For everybody else there is no such page. In English: it is not for
 * customers. The key is too long to be guessed, so that nobody has to be slowed down. Thread-safe.
 */
final class SelfTestPage {
    private static final String BEARER = "Bearer ";

    /** Sent from the site's own page, with its cookies. */
    private static final String AGAIN = """
            <h2 class="part">With this browser's cookies</h2>
            <p>To see which it sends, and whether somebody is logged in, send the key from here.</p>
            <form method="post" action="%s">
            <p><label for="key">Key</label> <input id="key" name="key" type="password" autocomplete="off" required></p>
            <p><button>Look again</button></p>
            </form>
            """;

    private final @Nullable SharedSecret key;
    private final String path;
    private final String stylesheet;
    private final SelfTest test;

    SelfTestPage(FilterSettings settings, SelfTest test) {
        this.key = settings.selfTestKey();
        this.path = settings.pagesPath() + "/self-test";
        this.stylesheet = settings.stylesheet() == null ? settings.pagesPath() + "/style.css" : settings.stylesheet();
        this.test = test;
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, RejectedRequestException {
        if (key == null || !isKey(shown(request))) {
            throw new RejectedRequestException(404, "There is no such page.");
        }
        SelfTestReport report = test.run(request);
        PageHeaders.set(response);
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("application/json")) {
            send(response, "application/json;charset=UTF-8", SelfTestJson.of(report));
        } else {
            send(response, "text/html;charset=UTF-8", html(report, request));
        }
    }

    private static @Nullable String shown(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        if (!request.getMethod().equals("POST")) {
            return null;
        }
        try {
            // from any origin: a page on the owner's own disk may hold the form, and the key says who sends it
            return FormPost.readFromAnywhere(request, FormFields.texts("key")).field("key");
        } catch (RejectedRequestException e) {
            return null; // as good as no key
        }
    }

    private boolean isKey(@Nullable String shown) {
        return key != null && shown != null && !shown.isEmpty() && key.equals(SharedSecret.of(shown));
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String html(SelfTestReport report, HttpServletRequest request) {
        String context = Browser.contextPath(request);
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <meta name="color-scheme" content="light dark">
                <title>Seatkeeper: self-test</title>
                <link rel="stylesheet" href="%s">
                </head>
                <body>
                <main class="seat">
                <h1>%s</h1>
                """.formatted(
                        Escape.text(context + stylesheet),
                        report.isGood() ? "Everything is as it has to be" : "Something is not right"));
        for (SelfTestReport.Part part : report.parts()) {
            html.append("<h2 class=\"part\">")
                    .append(Escape.text(part.title()))
                    .append("</h2>\n<dl class=\"seat-facts\">\n");
            for (SelfTestReport.Finding finding : part.findings()) {
                html.append("<dt>").append(Escape.text(finding.name())).append("</dt><dd>");
                if (finding.good() != null) {
                    html.append(finding.good() ? "<b>OK</b>: " : "<b class=\"wrong\">Not right</b>: ");
                }
                html.append("<bdi>").append(Escape.text(finding.value())).append("</bdi></dd>\n");
            }
            html.append("</dl>\n");
        }
        if (Browser.isFromAnotherSite(request)) {
            html.append(AGAIN.formatted(Escape.text(context + path)));
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }
}
