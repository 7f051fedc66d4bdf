package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of everything that the filter keeps in an HttpSession, by the name of its golden file. */
final class StoredSamples {
    static final Instant NOW = Instant.parse("2026-11-22T14:27:00.123456789Z");

    private StoredSamples() {}

    static Map<String, Serializable> all() {
        Map<String, Serializable> all = new LinkedHashMap<>();
        all.put("anonymous-session", SsoSession.anonymous(new SessionId("s1"), principal()));
        all.put("landed-session", SsoSession.landed(new SessionId("s6"), principal(), "b1"));
        all.put(
                "logged-in-session",
                SsoSession.loggedIn(new SessionId("s2"), principal(), true, NOW, Duration.ofMinutes(6)));
        all.put("next-session", new SessionId("s3"));
        SignOnTrips trips = new SignOnTrips();
        trips.begin("b1", "/news/ferry.jsp", NOW, Duration.ZERO, Duration.ofMinutes(30));
        all.put("sign-on-trips", trips);
        all.put("resume-after", NOW);
        all.put("choice", CarriedOut.of(pending("done", null)).leadingTo("/new-password"));
        all.put("return-to", "/news/ferry.jsp?page=2");
        all.put("notice", new Notice("invalid_credentials", 3, "alice", false));
        all.put("notice-ended", Notice.ended("logged_out_elsewhere"));
        all.put(
                "logout-report",
                new LogoutReport.Done(1, 2, List.of(offered("h1", "s4").toOffer(true))));
        all.put("logout-report-none-chosen", new LogoutReport.NoneChosen());
        all.put("logout-report-unavailable", new LogoutReport.ServiceUnavailable());
        PendingLogins pending = new PendingLogins();
        problems().forEach((name, problem) -> pending.put(pending(name, problem)));
        pending.put(pending("new", null));
        all.put("pending-logins", pending);
        return all;
    }

    static SsoPrincipal principal() {
        return new SsoPrincipal("Alice", "alice", "a1");
    }

    static Map<String, Choice.Problem> problems() {
        return Map.of(
                "too-few", new Choice.Problem.TooFew(1),
                "not-logged-out",
                        new Choice.Problem.NotLoggedOut(
                                List.of(offered("h1", "s4").toOffer(true))),
                "still-full", new Choice.Problem.StillFull(),
                "unavailable", new Choice.Problem.ServiceUnavailable());
    }

    static PendingLogin pending(String id, Choice.Problem problem) {
        return new PendingLogin(
                id,
                "csrf-" + id,
                attempt(),
                new OneTimePassword("otp-" + id),
                2,
                1,
                List.of(
                        offered("h1", "s4"),
                        new OfferedSession("h2", new SessionId("s5"), null, null, null, null, null)),
                Set.of("h1"),
                NOW.plusSeconds(295),
                problem);
    }

    static LoginAttempt attempt() {
        return new LoginAttempt(new SessionId("s2"), new SessionId("s0"), "alice", false, "/news/ferry.jsp?page=2");
    }

    private static OfferedSession offered(String handle, String session) {
        return new OfferedSession(
                handle, new SessionId(session), NOW, NOW.minusSeconds(60), "192.0.2.7", "Firefox", "Linux");
    }
}
