package io.github.seatkeeper.filter;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/**
 * The chooser with an invented customer's sessions, for whoever restyles it: {@code ?state=} names one of {@link
 * SampleChoices}, {@code &stylesheet=} a stylesheet of the site. The site's own pages may show it in a frame. Nothing
 * can be done on it. Immutable.
 */
final class Preview {
    private final FilterSettings settings;
    private final Views views;
    private final Clock clock;

    Preview(FilterSettings settings, Views views, Clock clock) {
        this.settings = settings;
        this.views = views;
        this.clock = clock;
    }

    /** Whether the site wants it. */
    boolean isOn() {
        return settings.preview();
    }

    void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, RejectedRequestException {
        Map<String, String> asked = QueryParameters.of(request);
        Choice choice = new SampleChoices(clock.instant()).all().get(asked.getOrDefault("state", "normal"));
        if (choice == null) {
            throw new RejectedRequestException(404, "There is no such state of the page.");
        }
        String stylesheet = asked.get("stylesheet");
        if (stylesheet != null && !SettingsReader.isPath(stylesheet)) {
            throw new RejectedRequestException(400, "The stylesheet has to be a path within the site.");
        }
        request.setAttribute("chooser", views.preview(request, choice, stylesheet));
        PageHeaders.setFramable(response);
        request.getRequestDispatcher(settings.chooseSessionsPage()).forward(request, response);
    }

    /** What a button leads to: the page again. */
    void again(HttpServletRequest request, HttpServletResponse response) {
        Browser.seeOther(request, response, settings.pagesPath() + "/preview");
    }
}
