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

    private static final SampleChoices SAMPLES = new SampleChoices(NOW);

    private TestingChoices() {}

    static Map<String, Choice> all() {
        Map<String, Choice> states = new LinkedHashMap<>(SAMPLES.all());
        states.put("many", choice(50, 1, many(50), null));
        Offer other = offer("a", Duration.ofHours(65), 20, "198.51.100.23", "Firefox", "Linux");
        Offer bare = new Offer("e", null, null, null, null, null, false);
        states.put(
                "hostile", choice(3, 1, List.of(hostile(), other, bare), new Problem.NotLoggedOut(List.of(hostile()))));
        return states;
    }

    static Choice choice(int limit, int mustGo, List<Offer> offers, Problem problem) {
        return SAMPLES.choice(limit, mustGo, offers, problem);
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
        return SAMPLES.offer(handle, unused, daysOld, address, browser, system);
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
