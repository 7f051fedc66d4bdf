package io.github.seatkeeper.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Stands between site and service and lets chosen operations fail; the others pass unchanged. */
final class TestingProxy implements AutoCloseable {

    /** What happens to an operation on its way. */
    enum Fault {
        /** The connection closes before the service hears of it. */
        DROPPED,
        /** The service acts, and its answer is lost. */
        ANSWER_LOST,
        /** No answer, until {@link #heal()}. */
        SILENT,
        /** 503 from something in between. */
        TOO_BUSY
    }

    private static final List<String> PASSED_THERE =
            List.of("Content-Type", "Authorization", "Cookie", "User-Agent", "Sec-Fetch-Mode");
    private static final List<String> PASSED_BACK = List.of("Content-Type", "Location", "Set-Cookie");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Fault> onceFaults = new ConcurrentHashMap<>();
    private final Map<String, Runnable> interruptions = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Duration silence = Duration.ofMinutes(10);
    private volatile CountDownLatch healed = new CountDownLatch(1);
    private volatile URI service;

    TestingProxy(URI service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where calls go from now on. */
    void leadTo(URI service) {
        this.service = service;
    }

    /** From now on the operation, such as {@code authenticate}, meets the fault; {@code *} is every operation. */
    void fail(String operation, Fault fault) {
        faults.put(operation, fault);
    }

    /** How long a silent call is kept waiting at most, so that no more are counted than somebody waits for. */
    void silentFor(Duration atMost) {
        silence = atMost;
    }

    /** The next call of the operation meets the fault; the ones after it pass. */
    void failOnce(String operation, Fault fault) {
        onceFaults.put(operation, fault);
    }

    /** Runs once, before the next call of the operation is passed on. */
    void before(String operation, Runnable interruption) {
        interruptions.put(operation, interruption);
    }

    /** Until a request of the site waits for another one to be done with the same thing. */
    static void awaitSecondRequest() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .noneMatch(frame -> frame.getClassName().endsWith(".SingleFlight")
                        && frame.getMethodName().equals("await"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("No second request came.");
            }
            Thread.onSpinWait();
        }
    }

    /** Everything passes again; calls that were kept waiting lose their connection. */
    void heal() {
        faults.clear();
        CountDownLatch waiting = healed;
        healed = new CountDownLatch(1);
        waiting.countDown();
    }

    /** The operations asked for since the start, in order, failed ones included. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** The most calls that were under way together since the start, or since this was asked last. */
    int mostAtOnce() {
        return mostAtOnce.getAndSet(underWay.get());
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            String operation = exchange.getRequestURI().getPath().replaceAll(".*/", "");
            calls.add(operation);
            byte[] body = exchange.getRequestBody().readAllBytes();
            Runnable interruption = interruptions.remove(operation);
            if (interruption != null) {
                interruption.run();
            }
            CountDownLatch waiting = healed;
            Fault once = onceFaults.remove(operation);
            Fault fault = once != null ? once : faults.getOrDefault(operation, faults.get("*"));
            if (fault == null) {
                pass(exchange, forward(exchange, body));
            } else if (fault == Fault.ANSWER_LOST) {
                forward(exchange, body);
            } else if (fault == Fault.TOO_BUSY) {
                exchange.sendResponseHeaders(503, -1);
            } else if (fault == Fault.SILENT) {
                boolean ignored = waiting.await(silence.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        service.resolve(exchange.getRequestURI().toString()))
                .version(HttpClient.Version.HTTP_1_1)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : PASSED_THERE) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        for (String name : PASSED_BACK) {
            response.headers()
                    .allValues(name)
                    .forEach(value -> exchange.getResponseHeaders().add(name, value));
        }
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(response.body());
        }
    }

    @Override
    public void close() {
        heal();
        server.stop(0);
        threads.shutdownNow();
    }
}
