package io.github.seatkeeper.sample;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Fifty readers browse while the service answers, is silent, and answers again: {@code ./mvnw -q -Pbenchmark-away
 * [-Daway.seconds=120]}. Prints one table of one run; the machine decides the figures, hardly how they compare.
 */
final class AwayBenchmark {
    private static final Logger QUIET = Logger.getLogger("io.github.seatkeeper");
    private static final int READERS = 50;
    private static final int AT_MOST = 32;
    /** Between one reader's pages: together 200 pages a second. */
    private static final Duration READING = Duration.ofMillis(250);

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration FIRST = Duration.ofSeconds(5);

    private final TestingService service = TestingService.on(Clock.systemUTC(), 2);
    private final HarbourPost site = SiteSetup.against(service)
            .with("ssoTimeout", DEADLINE.toString())
            .with("ssoMaxConcurrent", Integer.toString(AT_MOST))
            .clock(Clock.systemUTC())
            .start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
    private final List<HttpRequest> readers = new ArrayList<>();

    private AwayBenchmark() {}

    /** Runs it; the only argument is for how many seconds the service is away. */
    public static void main(String[] args) throws Exception {
        Duration away = Duration.ofSeconds(args.length == 0 ? 30 : Long.parseLong(args[0]));
        QUIET.setLevel(Level.OFF); // it says what the table shows, amid the table
        new AwayBenchmark().run(away);
        System.exit(0); // the HTTP client's threads would keep it for a while
    }

    private void run(Duration away) throws Exception {
        for (int i = 0; i < READERS; i++) {
            readers.add(login(service.freshAccount()));
        }
        phase("", Duration.ofSeconds(15)); // the JVM warms up
        System.out.printf(
                Locale.ROOT,
                "%d readers, a page each %d ms; checked every 5 s; ssoTimeout %d s, ssoMaxConcurrent %d; %d cores, Java %s%n%n",
                READERS,
                READING.toMillis(),
                DEADLINE.toSeconds(),
                AT_MOST,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        System.out.println(
                "| when | pages/s | not served | p50 ms | p99 ms | longest ms | calls/s | most calls at once |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        phase("the service answers", Duration.ofSeconds(15));
        service.proxy().silentFor(DEADLINE);
        service.proxy().fail("*", Fault.SILENT);
        phase("it falls silent: the first 5 s", FIRST);
        phase("silent, breaker open: " + away.toSeconds() + " s", away);
        service.proxy().heal();
        phase("it answers again: the first 5 s", FIRST);
        phase("after that", Duration.ofSeconds(15));
    }

    private void phase(String name, Duration time) throws Exception {
        int callsBefore = service.proxy().calls().size();
        service.proxy().mostAtOnce();
        long end = System.nanoTime() + time.toNanos();
        List<Future<long[]>> all = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            int number = i;
            all.add(threads.submit(() -> read(readers.get(number), number, end)));
        }
        List<long[]> each = new ArrayList<>();
        for (Future<long[]> one : all) {
            each.add(one.get(time.toSeconds() + 60, TimeUnit.SECONDS));
        }
        long[] nanos = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        long notServed = Arrays.stream(nanos).filter(took -> took < 0).count();
        long[] served = Arrays.stream(nanos).filter(took -> took >= 0).toArray();
        if (!name.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %d | %.1f | %.1f | %.0f | %.1f | %d |%n",
                    name,
                    served.length / (double) time.toSeconds(),
                    notServed,
                    millis(served, 0.5),
                    millis(served, 0.99),
                    millis(served, 1),
                    (service.proxy().calls().size() - callsBefore) / (double) time.toSeconds(),
                    service.proxy().mostAtOnce());
        }
    }

    /** How long each page took; -1 for one that was not served to the reader who is logged in. */
    private long[] read(HttpRequest page, int number, long end) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        LockSupport.parkNanos(READING.toNanos() * number / READERS);
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = http.send(page, HttpResponse.BodyHandlers.ofString());
            long took = System.nanoTime() - begin;
            nanos.add(answer.statusCode() == 200 && answer.body().contains("id=\"reader\"") ? took : -1L);
            LockSupport.parkNanos(READING.toNanos() - took);
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    private HttpRequest login(String account) {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        if (browser.login(account, TestingService.PASSWORD).reader() == null) {
            throw new IllegalStateException(account + " was not logged in.");
        }
        URI home = site.uri("/");
        return HttpRequest.newBuilder(home)
                .header(
                        "Cookie",
                        browser.cookies().stream()
                                .map(HttpCookie::toString)
                                .map(cookie -> cookie.replace("\"", ""))
                                .collect(Collectors.joining("; ")))
                .header("Accept", "text/html")
                .build();
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
    }
}
