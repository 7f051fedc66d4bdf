package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.Choice.Offer;
import io.github.seatkeeper.filter.Choice.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every state of the chooser, and the view a reader in Sweden has of it. */
final class TestingChoices {
    static final Instant NOW = Instant.parse("2026-11-22T13:27:30Z");
    static final Instant EXPIRES = NOW.plusSeconds(295);

    private static final Offer FIREFOX = offer("a", Duration.ofHours(65), 20, "198.51.100.23", "Firefox", "Linux");
    private static final Offer SAFARI = offer("b", Duration.ofHours(2), 8, "203.0.113.7", "Safari", "iPhone");
    private static final Offer IPAD = offer("d", Duration.ofHours(20), 3, "2001:db8::7:1", "Safari", "iPadOS");
    private static final Offer BARE = new Offer("e", null, null, null, null, null, false);
    private static final Offer CHROME = offer("c", Duration.ofMinutes(5), 0, "203.0.113.7", "Chrome", "Windows 10");

    private TestingChoices() {}

    static Map<String, Choice> all() {
        List<Offer> three = List.of(FIREFOX, SAFARI, CHROME);
        List<Offer> five = List.of(BARE, FIREFOX, IPAD, SAFARI, CHROME);
        Map<String, Choice> states = new LinkedHashMap<>();
        states.put("normal", choice(3, 1, three, null));
        states.put("single", choice(1, 1, List.of(FIREFOX), null));
        states.put("all-must-go", choice(1, 2, List.of(FIREFOX, CHROME), null));
        states.put("several", choice(3, 3, five, null));
        states.put("free", choice(3, 0, List.of(SAFARI, CHROME), new Problem.ServiceUnavailable()));
        states.put("free-empty", choice(1, 0, List.of(), new Problem.ServiceUnavailable()));
        states.put("too-few-none", choice(3, 1, three, new Problem.TooFew(0)));
        states.put(
                "too-few-some",
                choice(3, 3, List.of(BARE, chosen(FIREFOX), IPAD, SAFARI, CHROME), new Problem.TooFew(1)));
        states.put(
                "not-logged-out",
                choice(
                        3,
                        1,
                        List.of(FIREFOX, chosen(SAFARI), CHROME),
                        new Problem.NotLoggedOut(List.of("Safari on iPhone"))));
        states.put("still-full", choice(3, 1, three, new Problem.StillFull()));
        states.put(
                "unavailable",
                choice(3, 1, List.of(chosen(FIREFOX), SAFARI, CHROME), new Problem.ServiceUnavailable()));
        states.put("many", choice(50, 1, many(50), null));
        states.put(
                "hostile",
                choice(
                        3,
                        1,
                        List.of(hostile(), FIREFOX, BARE),
                        new Problem.NotLoggedOut(List.of("<script>alert(1)</script>\u202Eevil"))));
        return states;
    }

    static Choice choice(int limit, int mustGo, List<Offer> offers, Problem problem) {
        return new Choice(limit, mustGo, offers, EXPIRES, problem);
    }

    static ChooserView view(Choice choice) {
        return view(choice, "The Harbour Post");
    }

    static ChooserView view(Choice choice, String siteName) {
        return ChooserView.of(
                choice,
                texts(Locale.UK),
                NOW,
                ZoneId.of("Europe/Stockholm"),
                siteName,
                "choose",
                "style.css",
                "script.js",
                "pending-1",
                "csrf-1");
    }

    static Texts texts(Locale locale) {
        return Languages.load(TestingChoices.class.getClassLoader()).choose(Collections.enumeration(List.of(locale)));
    }

    static Offer offer(String handle, Duration unused, int daysOld, String address, String browser, String system) {
        Instant created = NOW.minus(Duration.ofDays(daysOld)).minus(Duration.ofHours(6));
        return new Offer(handle, NOW.minus(unused), created, address, browser, system, false);
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

    private static Offer hostile() {
        return offer(
                "\"><img src=x onerror=alert(1)>",
                Duration.ofDays(400),
                500,
                "'\"><b>&amp;",
                "<img src=x onerror=alert(1)>" + "W".repeat(300),
                "${7*7}\u202E\u0000#{1}</label>");
    }

    private static List<Offer> many(int count) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offers.add(offer("h" + i, Duration.ofHours(3L * (count - i)), 30, "203.0.113." + i, "Chrome", "Android"));
        }
        return offers;
    }
}
