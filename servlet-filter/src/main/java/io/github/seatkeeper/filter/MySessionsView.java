package io.github.seatkeeper.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page where a customer sees their sessions shows: the request attribute {@code mySessions} of the bundled
 * {@code my-sessions.jsp} and of a site's own. Getters named {@code …Html} give markup to be written as it is, all others
 * plain text to be escaped, e.g. by <code>${seat:text(mySessions.heading)}</code> of the tag library {@code
 * urn:seatkeeper:tags}. The form posts {@code csrf} and either {@code only}, the handle of one row, or the handles of the
 * ticked rows as {@code session} with {@code action}: {@code logout}, or {@code others} for all of them. Unchangeable.
 */
public final class MySessionsView {
    private final @Nullable OwnSessions sessions;
    private final @Nullable LogoutReport report;
    private final String name;
    private final Texts texts;
    private final ReaderTimes times;
    private final @Nullable String siteName;
    private final PageLinks links;
    private final String csrf;
    private final @Nullable PageProblem problem;
    private final @Nullable SessionRow here;
    private final List<SessionRow> rows;

    private MySessionsView(
            @Nullable OwnSessions sessions,
            @Nullable LogoutReport report,
            String name,
            ReaderTimes times,
            @Nullable String siteName,
            PageLinks links,
            String csrf) {
        this.sessions = sessions;
        this.report = report;
        this.name = name;
        this.texts = times.texts();
        this.times = times;
        this.siteName = siteName;
        this.links = links;
        this.csrf = csrf;
        this.problem = PageProblem.of(report, texts);
        OfferedSession own = sessions == null ? null : sessions.here();
        this.here = own == null ? null : new SessionRow(own.toOffer(false), 0, false, times);
        List<SessionRow> others = new ArrayList<>();
        for (OfferedSession other : sessions == null ? List.<OfferedSession>of() : sessions.others()) {
            others.add(new SessionRow(other.toOffer(false), others.size() + 1, false, times));
        }
        this.rows = List.copyOf(others);
    }

    /** The view of {@code sessions}; null where the service did not tell them. */
    static MySessionsView of(
            @Nullable OwnSessions sessions,
            @Nullable LogoutReport report,
            String name,
            ReaderTimes times,
            @Nullable String siteName,
            PageLinks links,
            String csrf) {
        return new MySessionsView(sessions, report, name, times, siteName, links, csrf);
    }

    @Nullable
    Integer limit() {
        return sessions == null ? null : sessions.limit();
    }

    @Nullable
    LogoutReport report() {
        return report;
    }

    /**
     * All texts of the reader's language by key, with {@code {0}} where something is to be filled in.
     *
     * @return the texts, a site's own among them
     */
    public Map<String, String> getText() {
        return texts.all();
    }

    /**
     * The language of the page.
     *
     * @return the value of the attribute {@code lang}
     */
    public String getLang() {
        return texts.locale().toLanguageTag();
    }

    /**
     * The direction the language is written in.
     *
     * @return the value of the attribute {@code dir}
     */
    public String getDir() {
        return texts.direction();
    }

    /**
     * The title of the browser's tab; tells of a problem first.
     *
     * @return the title
     */
    public String getTitle() {
        String title = texts.format("sessions.heading");
        if (problem != null) {
            title = texts.format("choose.title.problem", problem.getTitle());
        }
        return siteName == null ? title : texts.format("choose.title.site", title, siteName);
    }

    /**
     * The site.
     *
     * @return its name; empty if it has not told
     */
    public String getSiteName() {
        return siteName == null ? "" : siteName;
    }

    /**
     * What the page is.
     *
     * @return the heading
     */
    public String getHeading() {
        return texts.format("sessions.heading");
    }

    /**
     * Who is logged in, on how many devices, and how many there may be.
     *
     * @return markup
     */
    public String getLeadHtml() {
        if (sessions == null) {
            return texts.html("sessions.lead.unknown_html", name).html();
        }
        String lead = texts.html("sessions.lead_html", rows.size() + 1, name).html();
        Integer limit = sessions.limit();
        return limit == null
                ? lead
                : lead + " " + texts.html("sessions.limit_html", limit).html();
    }

    /**
     * Whether the sessions are known.
     *
     * @return false while the service does not answer
     */
    public boolean isAvailable() {
        return sessions != null;
    }

    /**
     * What was done, if something was.
     *
     * @return a sentence with the count; empty if nothing was done
     */
    public String getNotice() {
        if (!(report instanceof LogoutReport.Done done) || (done.loggedOut() + done.alreadyGone() == 0)) {
            return "";
        }
        return done.loggedOut() == 0
                ? texts.format("sessions.gone", done.alreadyGone())
                : texts.format("sessions.done", done.loggedOut() + done.alreadyGone());
    }

    /**
     * What went wrong with the last attempt.
     *
     * @return the problem; null if there is none
     */
    public @Nullable PageProblem getProblem() {
        return problem;
    }

    /**
     * This browser's own session, which is logged out by {@link #getLogoutUrl} only.
     *
     * @return its row; null if not known
     */
    public @Nullable SessionRow getHere() {
        return here;
    }

    /**
     * The account's other sessions, least recent first.
     *
     * @return a row each
     */
    public List<SessionRow> getRows() {
        return rows;
    }

    /**
     * The button that logs out all others.
     *
     * @return its text
     */
    public String getOthersButton() {
        return texts.format("sessions.button.others", rows.size());
    }

    /**
     * Whose time of day the page tells.
     *
     * @return a sentence that names the zone
     */
    public String getZoneNote() {
        return texts.format("choose.zone", times.zoneName());
    }

    /**
     * Where the form goes, and the page itself is.
     *
     * @return the URL to POST to
     */
    public String getActionUrl() {
        return links.page("sessions");
    }

    /**
     * Where to log out here.
     *
     * @return the URL to POST {@code csrf} to
     */
    public String getLogoutUrl() {
        return links.page("logout");
    }

    /**
     * The site's front page.
     *
     * @return its URL
     */
    public String getHomeUrl() {
        return links.context() + "/";
    }

    /**
     * The way back to the site.
     *
     * @return the text of a link
     */
    public String getHomeLink() {
        return siteName == null ? texts.format("sessions.back") : texts.format("sessions.back.site", siteName);
    }

    /**
     * The stylesheet.
     *
     * @return its URL
     */
    public String getStylesheetUrl() {
        return links.stylesheet();
    }

    /**
     * The script, which the page can do without.
     *
     * @return its URL
     */
    public String getScriptUrl() {
        return links.script();
    }

    /**
     * Proves that the form was sent from this page.
     *
     * @return the value of the form field {@code csrf}
     */
    public String getCsrf() {
        return csrf;
    }
}
