package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTimesTest {
    private static final Instant NOW = TestingChoices.NOW; // 14:27:30 in Stockholm

    private final ReaderTimes times = in("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource({
        "-PT5M, just now",
        "PT0S, just now",
        "PT59S, just now",
        "PT60S, 1 minute ago",
        "PT59M59S, 59 minutes ago",
        "PT1H, 1 hour ago",
        "PT23H59M, 23 hours ago",
        "P1D, 1 day ago",
        "P59D, 59 days ago",
        "P60D, 2 months ago",
        "P729D, 24 months ago",
        "P730D, 2 years ago",
        "P3650000D, '1,000 years ago'"
    })
    void howLongAgo(Duration age, String words) {
        assertThat(times.ago(NOW.minus(age))).isEqualTo(words);
    }

    @Test
    void todayAndYesterdayAreThoseOfTheZone() {
        assertThat(times.exact(Instant.parse("2026-11-22T06:52:00Z"))).isEqualTo("today, 07:52");
        assertThat(times.exact(Instant.parse("2026-11-21T23:00:00Z"))).isEqualTo("today, 00:00");
        assertThat(times.exact(Instant.parse("2026-11-21T22:59:59Z"))).isEqualTo("yesterday, 23:59");
        assertThat(times.exact(Instant.parse("2026-11-02T07:15:00Z"))).isEqualTo("2 Nov 2026, 08:15");
        assertThat(in("Asia/Tokyo").exact(Instant.parse("2026-11-21T14:59:59Z")))
                .isEqualTo("yesterday, 23:59");
    }

    @Test
    void theZoneIsNamed() {
        assertThat(times.zoneName()).isEqualTo("Central European Time");
        assertThat(in("Z").zoneName()).isEqualTo("UTC");
        assertThat(in("Etc/UTC").zoneName()).isEqualTo("UTC");
    }

    @Test
    void machinesAreToldWholeSecondsOfUtc() {
        assertThat(ReaderTimes.machine(Instant.parse("2026-11-22T13:27:30.999Z")))
                .isEqualTo("2026-11-22T13:27:30Z");
    }

    private static ReaderTimes in(String zone) {
        return new ReaderTimes(TestingChoices.texts(Locale.UK), NOW, ZoneId.of(zone));
    }
}
