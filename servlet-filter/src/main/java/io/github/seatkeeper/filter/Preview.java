package io.github.seatkeeper.filter;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * The chooser with an invented customer's sessions, for whoever restyles it: {@code ?state=} names one of {@link
 * SampleChoices}, {@code &stylesheet=} a stylesheet of the site. The site's own pages may show it in a frame. Nothing
 * can be done on it. Immutable.
 */
final class Preview {
    private final FilterSettings settings;
    private final Languages languages;
    private final Clock clock;

    Preview(FilterSettings settings, Languages languages, Clock clock) {
        this.settings = settings;
        this.languages = languages;
        this.clock = clock;
    }

    /** Whether the site wants it. */
    boolean isOn() {
        return settings.preview();
    }

    void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, RejectedRequestException {
        Map<String, String> asked = QueryParameters.of(request);
        Instant now = clock.instant();
        Choice choice = new SampleChoices(now).all().get(asked.getOrDefault("state", "normal"));
        if (choice == null) {
            throw new RejectedRequestException(404, "There is no such state of the page.");
        }
        String context = Browser.contextPath(request);
        String base = context + settings.pagesPath();
        request.setAttribute(
                "chooser",
                ChooserView.of(
                        choice,
                        languages.choose(request.getLocales()),
                        now,
                        ZoneId.systemDefault(),
                        request.getServletContext().getServletContextName(),
                        base + "/preview",
                        context + stylesheet(asked),
                        base + "/script.js",
                        "preview",
                        "preview"));
        PageHeaders.setFramable(response);
        request.getRequestDispatcher(settings.chooseSessionsPage()).forward(request, response);
    }

    /** What a button leads to: the page again. */
    void again(HttpServletRequest request, HttpServletResponse response) {
        Browser.seeOther(request, response, settings.pagesPath() + "/preview");
    }

    private String stylesheet(Map<String, String> asked) throws RejectedRequestException {
        String own = settings.stylesheet();
        String stylesheet = asked.getOrDefault("stylesheet", own == null ? settings.pagesPath() + "/style.css" : own);
        if (!SettingsReader.isPath(stylesheet)) {
            throw new RejectedRequestException(400, "The stylesheet has to be a path within the site.");
        }
        return stylesheet;
    }
}
