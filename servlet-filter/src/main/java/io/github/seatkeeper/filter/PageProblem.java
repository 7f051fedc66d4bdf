package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.Choice.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong with the customer's last attempt on a page, in their words; plain text. Unchangeable. */
public final class PageProblem {
    private static final String TOO_FEW = "too_few";

    private final String code;
    private final String title;
    private final String text;
    private final List<String> names;

    private PageProblem(String code, String title, String text, List<String> names) {
        this.code = code;
        this.title = title;
        this.text = text;
        this.names = List.copyOf(names);
    }

    static @Nullable PageProblem of(@Nullable Problem problem, int mustGo, Texts texts) {
        if (problem == null) {
            return null;
        }
        if (problem instanceof Problem.TooFew few) {
            String text = few.chosen() == 0
                    ? texts.format("choose.error.too_few.none")
                    : texts.format("choose.error.too_few.some", few.chosen());
            return new PageProblem(TOO_FEW, texts.format("choose.error.too_few", mustGo), text, List.of());
        }
        if (problem instanceof Problem.NotLoggedOut left) {
            return notLoggedOut(left.offers(), texts);
        }
        String code;
        if (problem instanceof Problem.StillFull) {
            code = "still_full";
        } else if (problem instanceof Problem.ServiceUnavailable) {
            code = "service_unavailable";
        } else {
            throw new AssertionError(problem);
        }
        String key = "choose.error." + code;
        return new PageProblem(code, texts.format(key), texts.format(key + ".text"), List.of());
    }

    static @Nullable PageProblem of(@Nullable LogoutReport report, Texts texts) {
        if (report instanceof LogoutReport.NoneChosen) {
            return new PageProblem(
                    TOO_FEW,
                    texts.format("sessions.error.none_chosen"),
                    texts.format("choose.error.too_few.none"),
                    List.of());
        }
        if (report instanceof LogoutReport.ServiceUnavailable) {
            return new PageProblem(
                    "service_unavailable",
                    texts.format("sessions.error.service_unavailable"),
                    texts.format("sessions.error.service_unavailable.text"),
                    List.of());
        }
        return report instanceof LogoutReport.Done done && !done.kept().isEmpty()
                ? notLoggedOut(done.kept(), texts)
                : null;
    }

    private static PageProblem notLoggedOut(List<Choice.Offer> offers, Texts texts) {
        List<String> names =
                offers.stream().map(offer -> SessionRow.name(offer, texts)).toList();
        String title = texts.format("choose.error.not_logged_out", names.size());
        return new PageProblem("not_logged_out", title, texts.format("choose.error.not_logged_out.text"), names);
    }

    /**
     * Which problem it is.
     *
     * @return {@code too_few}, {@code not_logged_out}, {@code still_full} or {@code service_unavailable}
     */
    public String getCode() {
        return code;
    }

    /**
     * What is wrong, in a few words.
     *
     * @return the heading
     */
    public String getTitle() {
        return title;
    }

    /**
     * What that means and what to do.
     *
     * @return a sentence or two
     */
    public String getText() {
        return text;
    }

    /**
     * The sessions it is about.
     *
     * @return their names; empty if it is about none in particular
     */
    public List<String> getNames() {
        return names;
    }

    /**
     * Whether it is about what was ticked in the list.
     *
     * @return true if the list itself should say so, too
     */
    public boolean isInList() {
        return code.equals(TOO_FEW);
    }
}
