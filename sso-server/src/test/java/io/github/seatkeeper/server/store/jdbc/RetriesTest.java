package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.server.store.Race;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real PostgreSQL gives up for the sake of another transaction is done again. */
class RetriesTest {
    private static final String COUNT = "UPDATE counter SET number = number + 1 WHERE name = ?";

    private static Database database;

    private final AtomicIntegerArray attempts = new AtomicIntegerArray(2);
    private final CyclicBarrier meeting = new CyclicBarrier(2);

    @BeforeAll
    static void open() throws SQLException {
        database = new Opening(TestingPostgres.newDatabase(), "database", "databaseUser").database();
        database.update("CREATE TABLE counter (name VARCHAR PRIMARY KEY, number INT NOT NULL)");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void countFromZero() {
        database.update("DELETE FROM counter");
        database.update("INSERT INTO counter (name, number) VALUES ('one', 0), ('other', 0)");
    }

    private static long number(String name) {
        return database.rows("SELECT number FROM counter WHERE name = ?", row -> row.number("number"), name)
                .get(0);
    }

    /** Both are here before either goes on, the first time. */
    private void meet(int racer) {
        if (attempts.incrementAndGet(racer) > 1) {
            return;
        }
        try {
            meeting.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private int attemptsOfBoth() {
        return attempts.get(0) + attempts.get(1);
    }

    @Test
    void deadlockEndsWithBothDone() throws Exception {
        try (Race race = new Race(2)) {
            race.run(racer -> database.inTransaction(tx -> {
                tx.update("SET LOCAL deadlock_timeout = '50ms'");
                tx.update(COUNT, racer == 0 ? "one" : "other");
                meet(racer);
                return tx.update(COUNT, racer == 0 ? "other" : "one");
            }));
        }
        assertThat(attemptsOfBoth()).isGreaterThan(2);
        assertThat(number("one")).isEqualTo(2);
        assertThat(number("other")).isEqualTo(2);
    }

    @Test
    void serializationFailureEndsWithBothDone() throws Exception {
        try (Race race = new Race(2)) {
            race.run(racer -> database.inTransaction(tx -> {
                tx.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                tx.rows("SELECT number FROM counter", row -> row.number("number"));
                meet(racer);
                return tx.update(COUNT, "one");
            }));
        }
        assertThat(attemptsOfBoth()).isGreaterThan(2);
        assertThat(number("one")).isEqualTo(2);
    }

    /** Longer than half of the pauses before the last try, and shorter than the other half. */
    private static final long MEDIAN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    @Test
    void pausesAreOfRandomLength() {
        List<Long> pauses = IntStream.range(0, 20).mapToObj(n -> lastPause()).toList();
        assertThat(pauses).anyMatch(pause -> pause < MEDIAN_PAUSE_NANOS).anyMatch(pause -> pause > MEDIAN_PAUSE_NANOS);
    }

    private static long lastPause() {
        List<Long> times = new ArrayList<>();
        assertThatThrownBy(() -> Retries.of(() -> {
                    times.add(System.nanoTime());
                    throw new SQLException("deadlock detected", "40P01");
                }))
                .isInstanceOf(StoreUnavailableException.class);
        return times.get(5) - times.get(4);
    }

    @ParameterizedTest
    @CsvSource({"40001, 6", "40P01, 6", "57014, 1"})
    void whatIsGivenUpIsTriedFiveTimesMoreAndNothingElseIs(String state, int times) {
        assertThatThrownBy(() -> database.inTransaction(tx -> {
                    attempts.incrementAndGet(0);
                    return tx.update("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'; END $$");
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(state);
        assertThat(attemptsOfBoth()).isEqualTo(times);
    }
}
