package io.github.seatkeeper.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:31:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T14:31:00Z | just now | today, 14:31 UTC",
                "2026-11-22T00:00:00Z | 14 hours ago | today, 00:00 UTC",
                "2026-11-21T23:59:59Z | 14 hours ago | yesterday, 23:59 UTC",
                "2026-11-20T14:31:29Z | 2 days ago | 20 Nov 2026, 14:31 UTC",
                "2026-08-22T14:31:30Z | 3 months ago | 22 Aug 2026, 14:31 UTC",
                "2024-11-22T14:31:30Z | 2 years ago | 22 Nov 2024, 14:31 UTC",
                "2026-11-22T14:36:30Z | in 5 minutes | today, 14:36 UTC",
            })
    void timesAreToldAsOnTheFiltersPages(Instant time, String relative, String exact) {
        assertThat(new ReaderTimes(NOW, Locale.UK).of(time)).isEqualTo(new ShownTime(time.toString(), exact, relative));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T14:36:30Z | 14:36 UTC | 5 minutes left",
                "2026-11-22T14:36:29Z | 14:36 UTC | 5 minutes left",
                "2026-11-22T14:32:30Z | 14:32 UTC | 1 minute left",
                "2026-11-22T14:32:29Z | 14:32 UTC | less than a minute left",
            })
    void anEndIsToldByTheTimeOfDayAndTheMinutesLeft(Instant end, String exact, String left) {
        assertThat(new ReaderTimes(NOW, Locale.UK).until(end)).isEqualTo(new ShownTime(end.toString(), exact, left));
    }

    @Test
    void anAmericanReadsAmericanClocks() {
        ReaderTimes times = new ReaderTimes(NOW, Locale.US);
        assertThat(times.of(NOW).exact()).matches("today, 2:31\\hPM UTC");
        assertThat(times.of(Instant.parse("2025-11-22T14:31:30Z")).exact()).matches("Nov 22, 2025, 2:31\\hPM UTC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| en-GB",
                "en-US,en;q=0.9 | en-US",
                "en | en",
                "en-AU;q=0.3, en-US;q=0.8 | en-US",
                "sv-SE,sv;q=0.9,en-US;q=0.8 | en-GB",
                "* | en-GB",
                "en-US-u-ca-buddhist-nu-thai | en-US",
                "en-<script> | en-GB",
                ";;; | en-GB",
                "en;q=x | en-GB",
            })
    void languageAskedForFirstDecides(@Nullable String header, String locale) {
        assertThat(ReaderLocale.of(header).toLanguageTag()).isEqualTo(locale);
    }
}
