package io.github.seatkeeper.server.http;

/** A {@link Problem} for somebody with a browser, who did nothing wrong. */
final class ProblemPage {
    private static final String TITLE = "This link does not work";

    private ProblemPage() {}

    static Answer of(Problem problem) {
        String html = """
                <p>Go back to the site you came from and try again from there.</p>
                <p>For the site: %s (%s)</p>""".formatted(BarePage.escaped(problem.description()), problem.error());
        return BarePage.of(problem.status(), TITLE, html);
    }
}
