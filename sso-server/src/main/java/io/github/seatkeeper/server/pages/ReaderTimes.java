package io.github.seatkeeper.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times are told to one reader at one moment: as the filter's pages tell them, in the reader's kind of English. */
record ReaderTimes(Instant now, Locale locale) {
    ShownTime of(Instant time) {
        Duration ago = Duration.between(time, now);
        return new ShownTime(iso(time), exact(time), ago.isNegative() ? "in " + length(ago.negated()) : past(ago));
    }

    @Nullable
    ShownTime orNull(@Nullable Instant time) {
        return time == null ? null : of(time);
    }

    /** The end of something short: the time of day, and the minutes that are left, begun ones counted. */
    ShownTime until(Instant end) {
        long seconds = Duration.between(now, end).toSeconds();
        String left = seconds < 60 ? "less than a minute" : count((seconds + 59) / 60, "minute");
        return new ShownTime(iso(end), clock(end) + " UTC", left + " left");
    }

    private static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Date and time of day, the date in a word where it is today or yesterday. */
    private String exact(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (day.equals(today)) {
            return "today, " + clock(time) + " UTC";
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday, " + clock(time) + " UTC";
        }
        return in(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), time) + " UTC";
    }

    private String clock(Instant time) {
        return in(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), time);
    }

    private String in(DateTimeFormatter format, Instant time) {
        return format.withLocale(locale).withZone(ZoneOffset.UTC).format(time);
    }

    private static String past(Duration ago) {
        return ago.toMinutes() == 0 ? ShownTime.JUST_NOW : length(ago) + " ago";
    }

    /** Minutes up to an hour, hours up to a day, then days, months and years. */
    private static String length(Duration length) {
        if (length.toHours() == 0) {
            return count(Math.max(1, length.toMinutes()), "minute");
        }
        long days = length.toDays();
        if (days == 0) {
            return count(length.toHours(), "hour");
        }
        if (days < 60) {
            return count(days, "day");
        }
        return days < 730 ? count(days / 30, "month") : count(days / 365, "year");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
