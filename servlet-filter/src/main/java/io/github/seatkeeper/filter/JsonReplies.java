package io.github.seatkeeper.filter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.seatkeeper.protocol.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What scripts are answered where browsers are sent to another page: each outcome as one JSON object with the member
 * {@code outcome}, and a sentence in the reader's language where there is one. Immutable.
 */
final class JsonReplies {
    private static final Logger LOG = System.getLogger(JsonReplies.class.getName());
    private static final int TOO_LARGE = 413;
    private static final Map<Integer, String> REJECTIONS = Map.of(
            400, "bad_request",
            403, "forbidden",
            404, "not_found",
            405, "method_not_allowed",
            413, "too_large",
            415, "unsupported_media_type");
    private static final Map<String, String> COUNTS = Map.of(
            ErrorCode.INVALID_CREDENTIALS, "remainingAttempts",
            ErrorCode.ACCOUNT_FROZEN, "frozenMinutes",
            ErrorCode.SESSION_LIMIT_REACHED, "limit",
            Notice.OTHERS_LOGGED_OUT, "loggedOut");
    /** What is wrong with a request is told its author, not the reader. */
    private static final String LANGUAGE_OF_REJECTIONS = "en";

    private static final String RETRY_AFTER_SECONDS = "10";

    private final Views views;

    JsonReplies(Views views) {
        this.views = views;
    }

    /** 200: who is logged in, and where a page would go next. */
    void loggedIn(
            HttpServletRequest request,
            HttpServletResponse response,
            SsoSession session,
            SsoPrincipal principal,
            @Nullable Notice notice,
            String next) {
        ObjectNode body = outcome("logged_in");
        body.put("name", principal.getName())
                .put("accountId", principal.accountId())
                .put("csrf", session.csrf())
                .put("next", Browser.contextPath(request) + next);
        if (notice != null) {
            body.set("notice", told(request, response, object(), "code", notice));
        }
        send(request, response, HttpServletResponse.SC_OK, body);
    }

    /** 409: the chooser's model; 503 with the same where the service did not answer. */
    void choose(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        int status = pending.problem() instanceof Choice.Problem.ServiceUnavailable
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_CONFLICT;
        setLanguage(response, views.language(request));
        send(
                request,
                response,
                status,
                SessionsJson.chooser(outcome("session_limit"), views.chooser(request, pending)));
    }

    /** 401, or 503 where it was the service's fault. */
    void refused(HttpServletRequest request, HttpServletResponse response, Notice notice) {
        boolean unavailable = notice.code().equals(Notice.UNAVAILABLE);
        send(
                request,
                response,
                unavailable ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_UNAUTHORIZED,
                told(request, response, outcome(unavailable ? "unavailable" : "refused"), "error", notice));
    }

    /** 200: the customer's sessions; 503 while the service does not tell them, or did not do what was asked. */
    void sessions(HttpServletRequest request, HttpServletResponse response, MySessionsView view, boolean unavailable) {
        setLanguage(response, views.language(request));
        send(
                request,
                response,
                unavailable ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK,
                SessionsJson.mySessions(outcome("sessions"), view));
    }

    /** 200: the choice was given up. */
    void cancelled(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, HttpServletResponse.SC_OK, outcome("cancelled"));
    }

    /** 200: logged out here; {@code unconfirmed} tells that the service does not know yet. */
    void loggedOut(HttpServletRequest request, HttpServletResponse response, @Nullable Notice unconfirmed) {
        ObjectNode body = outcome("logged_out");
        if (unconfirmed != null) {
            body.set("notice", told(request, response, object(), "code", unconfirmed));
        }
        send(request, response, HttpServletResponse.SC_OK, body);
    }

    /** 200: who is logged in, if anybody is, and why not any more. */
    void me(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable SsoSession session,
            @Nullable SsoPrincipal principal,
            @Nullable Notice notice) {
        ObjectNode body = object().put("loggedIn", session != null && principal != null);
        if (session != null && principal != null) {
            body.put("name", principal.getName())
                    .put("accountId", principal.accountId())
                    .put("csrf", session.csrf());
        }
        if (notice != null) {
            body.set("notice", told(request, response, object(), "code", notice));
        }
        send(request, response, HttpServletResponse.SC_OK, body);
    }

    /** What no script of the site's sends. */
    void rejected(HttpServletRequest request, HttpServletResponse response, RejectedRequestException cause) {
        ObjectNode body = outcome("rejected")
                .put("error", REJECTIONS.getOrDefault(cause.status(), "bad_request"))
                .put("message", cause.getMessage());
        setLanguage(response, LANGUAGE_OF_REJECTIONS);
        if (cause.status() == TOO_LARGE) {
            response.setHeader("Connection", "close"); // the rest of the body is not read
        }
        send(request, response, cause.status(), body);
    }

    private ObjectNode told(
            HttpServletRequest request,
            HttpServletResponse response,
            ObjectNode body,
            String codeMember,
            Notice notice) {
        setLanguage(response, views.language(request));
        body.put(codeMember, notice.code()).put("message", views.message(request, notice));
        Integer count = notice.count();
        String member = COUNTS.get(notice.code());
        if (count != null && member != null) {
            body.put(member, count);
        }
        return body;
    }

    /** As a header, and not by {@code setLocale}, which has some containers change the charset. */
    private static void setLanguage(HttpServletResponse response, String language) {
        response.setHeader("Content-Language", language);
    }

    private static ObjectNode outcome(String outcome) {
        return object().put("outcome", outcome);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An answer for the browser that asked, and nobody else; to {@code HEAD} its headers alone. */
    static void send(HttpServletRequest request, HttpServletResponse response, int status, ObjectNode body) {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        try {
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(bytes);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A script did not wait for its answer: {0}", e.getMessage());
        }
    }
}
