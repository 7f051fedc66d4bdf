package io.github.seatkeeper.server.http;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Times requests from when their body is there, by operation and status. An operation is one of the wire's, or the
 * pattern that another servlet is mapped to: nothing a request can make up. Thread-safe.
 */
public final class RequestTimes implements Filter {
    private static final String EVERYTHING = "/*";

    private record Kind(String operation, int status) {}

    private final Operations operations;
    private final MeterProvider<Timer> timers;
    private final Map<Kind, Timer> made = new ConcurrentHashMap<>();

    /**
     * Takes where times are kept.
     *
     * @param registry keeps them
     * @param operations part of the servlet that is mapped to everything
     */
    public RequestTimes(MeterRegistry registry, Operations operations) {
        this.operations = operations;
        this.timers = Timer.builder("seatkeeper.requests")
                .description("Requests that were answered, from when their body had arrived")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(5))
                .withRegistry(registry);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            int status = answered ? ((HttpServletResponse) response).getStatus() : 500;
            Kind kind = new Kind(operationOf((HttpServletRequest) request), status);
            Timer timer = made.get(kind);
            (timer == null ? made.computeIfAbsent(kind, this::timer) : timer)
                    .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    private String operationOf(HttpServletRequest request) {
        String pattern = request.getHttpServletMapping().getPattern();
        if (!pattern.equals(EVERYTHING)) {
            return pattern.isEmpty() ? "/" : pattern;
        }
        return operations.isOne(request) ? Operations.name(request) : "other";
    }

    private Timer timer(Kind kind) {
        return timers.withTags("operation", kind.operation, "status", String.valueOf(kind.status));
    }
}
