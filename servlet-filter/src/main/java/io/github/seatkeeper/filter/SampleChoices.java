package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.Choice.Offer;
import io.github.seatkeeper.filter.Choice.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chooser's states, by name, with an invented customer's sessions. Immutable. */
final class SampleChoices {
    private final Instant now;
    private final Offer firefox;
    private final Offer safari;
    private final Offer ipad;
    private final Offer bare = new Offer("e", null, null, null, null, null, false);
    private final Offer chrome;

    SampleChoices(Instant now) {
        this.now = now;
        this.firefox = offer("a", Duration.ofHours(65), 20, "198.51.100.23", "Firefox", "Linux");
        this.safari = offer("b", Duration.ofHours(2), 8, "203.0.113.7", "Safari", "iPhone");
        this.ipad = offer("d", Duration.ofHours(20), 3, "2001:db8::7:1", "Safari", "iPadOS");
        this.chrome = offer("c", Duration.ofMinutes(5), 0, "203.0.113.7", "Chrome", "Windows 10");
    }

    Map<String, Choice> all() {
        List<Offer> three = List.of(firefox, safari, chrome);
        List<Offer> five = List.of(bare, firefox, ipad, safari, chrome);
        Map<String, Choice> states = new LinkedHashMap<>();
        states.put("normal", choice(3, 1, three, null));
        states.put("single", choice(1, 1, List.of(firefox), null));
        states.put("all-must-go", choice(1, 2, List.of(firefox, chrome), null));
        states.put("several", choice(3, 3, five, null));
        states.put("free", choice(3, 0, List.of(safari, chrome), new Problem.ServiceUnavailable()));
        states.put("free-empty", choice(1, 0, List.of(), new Problem.ServiceUnavailable()));
        states.put("too-few-none", choice(3, 1, three, new Problem.TooFew(0)));
        states.put(
                "too-few-some",
                choice(3, 3, List.of(bare, chosen(firefox), ipad, safari, chrome), new Problem.TooFew(1)));
        states.put(
                "not-logged-out",
                choice(3, 1, List.of(firefox, chosen(safari), chrome), new Problem.NotLoggedOut(List.of(safari))));
        states.put("still-full", choice(3, 1, three, new Problem.StillFull()));
        states.put(
                "unavailable",
                choice(3, 1, List.of(chosen(firefox), safari, chrome), new Problem.ServiceUnavailable()));
        return states;
    }

    Choice choice(int limit, int mustGo, List<Offer> offers, @Nullable Problem problem) {
        return new Choice(limit, mustGo, offers, now.plusSeconds(295), problem);
    }

    Offer offer(String handle, Duration unused, int daysOld, String address, String browser, String system) {
        Instant created = now.minus(Duration.ofDays(daysOld)).minus(Duration.ofHours(6));
        return new Offer(handle, now.minus(unused), created, address, browser, system, false);
    }

    private static Offer chosen(Offer offer) {
        return new Offer(
                offer.handle(),
                offer.lastSeen(),
                offer.created(),
                offer.ipAddress(),
                offer.browser(),
                offer.operatingSystem(),
                true);
    }
}
