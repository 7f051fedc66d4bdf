package io.github.seatkeeper.sample;

import org.junit.jupiter.api.Test;

/** The first rounds of {@link RoundsProof}. */
class RoundsIT {
    @Test
    void requestsAtTheSameTimeMeetNoErrorAndTakeOneSeat() throws Exception {
        try (Rounds rounds = new Rounds()) {
            rounds.run(12);
        }
    }
}
