package io.github.seatkeeper.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page where the customer chooses shows: the request attribute {@code chooser} of the bundled {@code
 * choose-sessions.jsp} and of a site's own. Getters named {@code …Html} give markup to be written as it is, all others
 * plain text to be escaped, e.g. by <code>${seat:text(chooser.heading)}</code> of the tag library {@code
 * urn:seatkeeper:tags}. The form posts {@code csrf}, {@code pending}, the handles of the ticked rows as {@code session},
 * and {@code action}: {@code logout}, {@code least}, {@code all} or {@code cancel}. Unchangeable.
 */
public final class ChooserView {
    private final Choice choice;
    private final Texts texts;
    private final ReaderTimes times;
    private final @Nullable String siteName;
    private final Form form;
    private final @Nullable PageProblem problem;
    private final List<SessionRow> rows;

    private ChooserView(Choice choice, ReaderTimes times, @Nullable String siteName, Form form) {
        this.choice = choice;
        this.texts = times.texts();
        this.times = times;
        this.siteName = siteName;
        this.form = form;
        this.problem = PageProblem.of(choice.problem(), choice.mustGo(), texts);
        List<SessionRow> all = new ArrayList<>();
        for (Choice.Offer offer : choice.offers()) {
            all.add(new SessionRow(offer, all.size() + 1, all.size() < choice.mustGo(), times));
        }
        this.rows = List.copyOf(all);
    }

    static ChooserView of(
            Choice choice,
            Texts texts,
            Instant now,
            ZoneId zone,
            @Nullable String siteName,
            String actionUrl,
            String stylesheetUrl,
            String scriptUrl,
            String pendingId,
            String csrf) {
        Form form = new Form(actionUrl, stylesheetUrl, scriptUrl, pendingId, csrf);
        return new ChooserView(choice, new ReaderTimes(texts, now, zone), siteName, form);
    }

    Instant expiresAt() {
        return choice.expiresAt();
    }

    private record Form(String actionUrl, String stylesheetUrl, String scriptUrl, String pendingId, String csrf) {}

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
        String title = problem == null
                ? texts.format("choose.title")
                : texts.format("choose.title.problem", problem.getTitle());
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
     * How it stands, in a few words.
     *
     * @return the heading
     */
    public String getHeading() {
        int inUse = choice.offers().size();
        if (choice.mustGo() == 0) {
            return texts.format("choose.heading.free");
        }
        return inUse > choice.limit()
                ? texts.format("choose.heading.over", inUse, choice.limit())
                : texts.format("choose.heading.full", choice.limit());
    }

    /**
     * The limit, how many must go, and what happens then.
     *
     * @return markup
     */
    public String getLeadHtml() {
        if (choice.mustGo() == 0) {
            return texts.html("choose.free_html").html();
        }
        String limit = texts.html("choose.limit_html", choice.limit()).html();
        String all = choice.mustGo() == 2 ? "choose.must_both_html" : "choose.must_all_html";
        String must = isSelectable() ? "choose.must_html" : all;
        return limit + " " + texts.html(must, choice.mustGo()).html();
    }

    /**
     * Until when there is time to choose.
     *
     * @return markup with the time in a {@code <time>} element
     */
    public String getUntilHtml() {
        return texts.html(
                        "choose.until_html",
                        ReaderTimes.element(choice.expiresAt(), times.clock(choice.expiresAt()), "clock"))
                .html();
    }

    /**
     * How long that is from now.
     *
     * @return the minutes left in words, begun ones counted
     */
    public String getTimeLeft() {
        long seconds = getSecondsLeft();
        return seconds < 60
                ? texts.format("choose.left.moment")
                : texts.format("choose.left", (int) Math.ceil(seconds / 60.0));
    }

    /**
     * How long that is from now, for scripts, which must not trust the reader's clock.
     *
     * @return seconds, not negative
     */
    public long getSecondsLeft() {
        return Math.max(0, Duration.between(times.now(), choice.expiresAt()).toSeconds());
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
     * What went wrong with the last attempt.
     *
     * @return the problem; null if there is none
     */
    public @Nullable PageProblem getProblem() {
        return problem;
    }

    /**
     * The maximum of sessions.
     *
     * @return at least 1
     */
    public int getLimit() {
        return choice.limit();
    }

    /**
     * How many have to be logged out.
     *
     * @return 0 when there is a free seat already
     */
    public int getMustGo() {
        return choice.mustGo();
    }

    /**
     * Whether there is a free seat already, so that it only remains to continue.
     *
     * @return true if nothing must go
     */
    public boolean isFree() {
        return choice.mustGo() == 0;
    }

    /**
     * Whether there is a choice: more sessions than have to go.
     *
     * @return false if all of them have to go, or there are none
     */
    public boolean isSelectable() {
        return rows.size() > choice.mustGo();
    }

    /**
     * The sessions, least recent first.
     *
     * @return a row each
     */
    public List<SessionRow> getRows() {
        return rows;
    }

    /**
     * The least recent sessions that together make room.
     *
     * @return the first {@link #getMustGo} rows
     */
    public List<SessionRow> getSuggestions() {
        return rows.stream().filter(SessionRow::isSuggested).toList();
    }

    /**
     * The button that logs out the suggestions.
     *
     * @return its text
     */
    public String getLeastButton() {
        return texts.format("choose.quick.button", choice.mustGo());
    }

    /**
     * What the list is.
     *
     * @return its heading
     */
    public String getListHeading() {
        String key = isSelectable() ? "choose.list.legend" : "choose.list.heading.all";
        return texts.format(isFree() ? "choose.list.legend.free" : key);
    }

    /**
     * How to use the list.
     *
     * @return the hint; empty where there is no choice, and no order
     */
    public String getHint() {
        if (rows.size() == 1) {
            return "";
        }
        if (isFree()) {
            return texts.format("choose.list.hint.any");
        }
        return isSelectable() ? texts.format("choose.list.hint", choice.mustGo()) : "";
    }

    /**
     * The button that logs out all.
     *
     * @return its text
     */
    public String getAllButton() {
        return rows.size() == 2 ? texts.format("choose.button.both") : texts.format("choose.button.all", rows.size());
    }

    /**
     * Where the form goes.
     *
     * @return the URL to POST to
     */
    public String getActionUrl() {
        return form.actionUrl();
    }

    /**
     * The stylesheet.
     *
     * @return its URL
     */
    public String getStylesheetUrl() {
        return form.stylesheetUrl();
    }

    /**
     * The script, which the page can do without.
     *
     * @return its URL
     */
    public String getScriptUrl() {
        return form.scriptUrl();
    }

    /**
     * Which login this is.
     *
     * @return the value of the form field {@code pending}
     */
    public String getPendingId() {
        return form.pendingId();
    }

    /**
     * Proves that the form was sent from this page.
     *
     * @return the value of the form field {@code csrf}
     */
    public String getCsrf() {
        return form.csrf();
    }
}
