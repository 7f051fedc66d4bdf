package io.github.seatkeeper.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The view models as scripts read them: times in UTC, what is not known as null. */
final class SessionsJson {
    private SessionsJson() {}

    static ObjectNode chooser(ObjectNode body, ChooserView view) {
        body.put("message", view.getHeading())
                .put("limit", view.getLimit())
                .put("mustGo", view.getMustGo())
                .put("expiresAt", ReaderTimes.machine(view.expiresAt()))
                .put("secondsLeft", view.getSecondsLeft())
                .put("pending", view.getPendingId())
                .put("csrf", view.getCsrf())
                .put("action", view.getActionUrl());
        ArrayNode sessions = body.putArray("sessions");
        for (SessionRow row : view.getRows()) {
            add(sessions, row).put("suggested", row.isSuggested()).put("chosen", row.isChosen());
        }
        problem(body, view.getProblem());
        return body;
    }

    static ObjectNode mySessions(ObjectNode body, MySessionsView view) {
        Integer limit = view.limit();
        body.put("message", view.getNotice().isEmpty() ? null : view.getNotice())
                .put("limit", limit)
                .put("csrf", view.getCsrf())
                .put("action", view.getActionUrl());
        LogoutReport report = view.report();
        if (report instanceof LogoutReport.Done done) {
            body.put("loggedOut", done.loggedOut()).put("alreadyGone", done.alreadyGone());
        }
        ArrayNode sessions = body.putArray("sessions");
        SessionRow here = view.getHere();
        if (here != null) {
            add(sessions, here).put("handle", (String) null).put("current", true);
        }
        for (SessionRow row : view.getRows()) {
            add(sessions, row).put("current", false);
        }
        problem(body, view.getProblem());
        return body;
    }

    private static ObjectNode add(ArrayNode sessions, SessionRow row) {
        Choice.Offer offer = row.offer();
        return sessions.addObject()
                .put("handle", row.getHandle())
                .put("name", row.getName())
                .put("device", row.getDevice())
                .put("browser", BrowserText.clean(offer.browser()))
                .put("operatingSystem", BrowserText.clean(offer.operatingSystem()))
                .put("address", BrowserText.clean(offer.ipAddress()))
                .put("lastSeen", time(offer.lastSeen()))
                .put("created", time(offer.created()));
    }

    private static void problem(ObjectNode body, @Nullable PageProblem problem) {
        if (problem == null) {
            body.putNull("problem");
            return;
        }
        ObjectNode told = body.putObject("problem")
                .put("code", problem.getCode())
                .put("title", problem.getTitle())
                .put("text", problem.getText());
        ArrayNode names = told.putArray("names");
        problem.getNames().forEach(names::add);
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : ReaderTimes.machine(time);
    }
}
