package io.github.seatkeeper.server.http;

import jakarta.ws.rs.core.Response;

/** A {@link Problem} for somebody with a browser, who did nothing wrong. */
final class ProblemPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>This link does not work</title>
            <h1>This link does not work</h1>
            <p>Go back to the site you came from and try again from there.</p>
            <p>For the site: %s (%s)</p>
            </html>
            """;

    private ProblemPage() {}

    static Response of(Problem problem) {
        return BarePage.of(problem.status(), PAGE.formatted(BarePage.escaped(problem.description()), problem.error()))
                .build();
    }
}
