package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.Texts.Markup;
import io.github.seatkeeper.filter.tags.Escape;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;

/** How times are told to one reader at one moment: in their language, in the site's zone. */
record ReaderTimes(Texts texts, Instant now, ZoneId zone) {

    /** How long ago: minutes up to an hour, hours up to a day, then days, months and years. */
    String ago(Instant time) {
        Duration age = Duration.between(time, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.format("time.just_now");
        }
        if (age.toHours() < 1) {
            return texts.format("time.minutes_ago", (int) age.toMinutes());
        }
        if (age.toDays() < 1) {
            return texts.format("time.hours_ago", (int) age.toHours());
        }
        int days = (int) Math.min(age.toDays(), 365_000);
        if (days < 60) {
            return texts.format("time.days_ago", days);
        }
        return days < 730 ? texts.format("time.months_ago", days / 30) : texts.format("time.years_ago", days / 365);
    }

    /** Date and time of day, the date in a word where it is today or yesterday. */
    String exact(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) {
            return texts.format("time.today", clock(time));
        }
        if (day.equals(today.minusDays(1))) {
            return texts.format("time.yesterday", clock(time));
        }
        return in(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), time);
    }

    /** The time of day. */
    String clock(Instant time) {
        return in(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), time);
    }

    /** For {@code <time datetime>}: UTC, whole seconds. */
    static String machine(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A shown time with its machine-readable twin; the script tells it in the reader's own zone by {@code kind}. */
    static Markup element(Instant time, String shown, String kind) {
        return new Markup("<time datetime=\"" + machine(time) + "\" data-time=\"" + kind + "\">" + Escape.text(shown)
                + "</time>");
    }

    /** The zone's name in the reader's language. */
    String zoneName() {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getDisplayName(TextStyle.FULL, texts.locale());
    }

    private String in(DateTimeFormatter format, Instant time) {
        return format.withLocale(texts.locale()).withZone(zone).format(time);
    }
}
