package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignOnTripsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:27:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String BROWSER = "hash";

    private final SignOnTrips trips = new SignOnTrips();

    @Test
    void aTripEndsOnceWhereItsCustomerWasGoing() {
        String returnValue = begin(NOW);

        assertThat(trips.end(BROWSER, "another")).isNull();
        assertThat(trips.end("another", returnValue)).isNull();
        assertThat(trips.end(BROWSER, returnValue)).isEqualTo("/news");
        assertThat(trips.end(BROWSER, returnValue)).isNull();
    }

    @Test
    void nobodyIsSentOutAgainWhileAnAnswerIsMissingUntilPatienceEnds() {
        begin(NOW);

        assertThat(begin(NOW.plus(PATIENCE).minusMillis(1))).isNull();
        assertThat(begin(NOW.plus(PATIENCE))).isNotNull();
    }

    @Test
    void afterAnAnswerThereIsAPause() {
        trips.end(BROWSER, begin(NOW));
        trips.answered(NOW);

        assertThat(begin(NOW.plus(PAUSE).minusMillis(1))).isNull();
        assertThat(begin(NOW.plus(PAUSE))).isNotNull();
    }

    @Test
    void comingBackWithNothingGoodIsNoAnswer() {
        trips.end(BROWSER, begin(NOW));

        assertThat(begin(NOW.plus(PAUSE))).isNull();
    }

    @Test
    void theFiveNewestAreExpectedBack() {
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            begun.add(begin(NOW.plus(PATIENCE.multipliedBy(i))));
        }

        assertThat(begun).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(trips.end(BROWSER, begun.get(0))).isNull();
        assertThat(begun.subList(1, 6))
                .allSatisfy(value -> assertThat(trips.end(BROWSER, value)).isEqualTo("/news"));
    }

    @Test
    void aContainerCanStoreThem() throws Exception {
        String returnValue = begin(NOW);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(trips);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            SignOnTrips read = (SignOnTrips) in.readObject();
            assertThat(read.begin(BROWSER, "/news", NOW, PAUSE, PATIENCE)).isNull();
            assertThat(read.end(BROWSER, returnValue)).isEqualTo("/news");
        }
    }

    private String begin(Instant now) {
        return trips.begin(BROWSER, "/news", now, PAUSE, PATIENCE);
    }
}
