package io.github.seatkeeper.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time as the pages show it.
 *
 * @param iso for machines
 * @param exact with its zone; a browser's script puts its own in its place
 * @param relative how long ago, or how soon
 */
public record ShownTime(String iso, String exact, String relative) {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static ShownTime of(Instant time, Instant now) {
        Duration ago = Duration.between(time, now);
        return new ShownTime(
                time.truncatedTo(ChronoUnit.SECONDS).toString(),
                EXACT.format(time),
                ago.isNegative() ? "in " + length(ago.negated()) : past(ago));
    }

    static @Nullable ShownTime orNull(@Nullable Instant time, Instant now) {
        return time == null ? null : of(time, now);
    }

    private static String past(Duration ago) {
        return ago.toMinutes() == 0 ? "just now" : length(ago) + " ago";
    }

    private static String length(Duration length) {
        if (length.toHours() == 0) {
            return count(Math.max(1, length.toMinutes()), "minute");
        }
        return length.toDays() == 0 ? count(length.toHours(), "hour") : count(length.toDays(), "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
