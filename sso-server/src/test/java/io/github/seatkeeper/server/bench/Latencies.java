package io.github.seatkeeper.server.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long single calls took. */
final class Latencies {
    private final long[] nanos;

    private Latencies(long[] nanos) {
        this.nanos = nanos;
    }

    /** One call to be timed. */
    @FunctionalInterface
    interface Call {
        void run(int number) throws Exception;
    }

    static Latencies of(int calls, Call call) throws Exception {
        long[] nanos = new long[calls];
        for (int n = 0; n < calls; n++) {
            long begin = System.nanoTime();
            call.run(n);
            nanos[n] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Latencies(nanos);
    }

    /** Those of both. */
    Latencies and(Latencies others) {
        long[] both = Arrays.copyOf(nanos, nanos.length + others.nanos.length);
        System.arraycopy(others.nanos, 0, both, nanos.length, others.nanos.length);
        Arrays.sort(both);
        return new Latencies(both);
    }

    double micros(double quantile) {
        return nanos[(int) Math.min(nanos.length - 1, quantile * nanos.length)] / 1_000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f µs, p99 %.1f µs, longest %.0f µs", micros(0.5), micros(0.99), micros(1));
    }
}
