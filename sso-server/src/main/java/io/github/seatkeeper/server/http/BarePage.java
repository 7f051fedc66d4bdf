package io.github.seatkeeper.server.http;

/** A page without style or script, for a browser on its way between two sites. */
final class BarePage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </html>
            """;

    private BarePage() {}

    static Answer of(int status, String title, String html) {
        return Answer.of(status, "text/html;charset=utf-8", PAGE.formatted(title, html))
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    /** For text, and for an attribute in double quotes that has none. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
