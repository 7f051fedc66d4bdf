package io.github.seatkeeper.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Racers that set off at the same moment, again and again. */
public final class Race implements AutoCloseable {
    private final int racers;
    private final CyclicBarrier start;
    private final ExecutorService threads;

    public Race(int racers) {
        this.racers = racers;
        this.start = new CyclicBarrier(racers);
        this.threads = Executors.newFixedThreadPool(racers);
    }

    /** What became of each, by its number. */
    public <T> List<T> run(IntFunction<T> racer) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            int number = i;
            calls.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return racer.apply(number);
            });
        }
        List<T> outcomes = new ArrayList<>();
        for (Future<T> outcome : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
