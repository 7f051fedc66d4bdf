package io.github.seatkeeper.sample;

import org.junit.jupiter.api.Test;

/** {@code ./mvnw -Pproof -pl sample-war -am verify -Dit.test=RoundsProof}: longer than a test may take. */
class RoundsProof {
    @Test
    void aThousandRoundsMeetNoErrorAndTakeOneSeat() throws Exception {
        try (Rounds rounds = new Rounds()) {
            rounds.run(Integer.getInteger("proof.rounds", 1000));
        }
    }
}
