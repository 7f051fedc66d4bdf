package io.github.seatkeeper.sample;

import io.github.seatkeeper.server.SsoServer;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The real service with the demo's accounts, cheap password hashes and a {@link TestingProxy} in front. */
final class TestingService implements AutoCloseable {
    /** The demo's accounts and passwords: alice/wonderland, bob/builder, and carol/closed, who is not active. */
    private static final Map<String, String> ACCOUNTS = Map.of(
            "account.alice.password", "{bcrypt}$2a$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
            "account.bob.password", "{bcrypt}$2a$04$pUncvLY7xYbyIamLuPmMzOsUeEWRZibdi7B6RtXv/oKZCghU49cPC",
            "account.carol.password", "{bcrypt}$2a$04$2yNZbaTxmTbuA893HK04c.2zyI3tH8g4SG8H/2/8BLVPW7cUd9iJq",
            "account.carol.active", "false");

    /** The password of every fresh account and of the staff: {@code admin}, and {@code desk} of customer service. */
    static final String PASSWORD = "wonderland";

    /** The API client of a second site, and its secret. */
    static final String SUNDAY = "harbour-sunday";

    static final String SUNDAY_SECRET = "another-secret-for-localhost-only-9876543210";

    private static final int FRESH_ACCOUNTS = 60;

    private final AtomicInteger handedOut = new AtomicInteger();
    private final TestingClock clock = new TestingClock();
    private final Clock time;
    private final Map<String, String> settings;
    private final TestingProxy proxy;
    private SsoServer server;

    private TestingService(Clock given, int limit) {
        time = given == null ? clock : given;
        settings = new HashMap<>(ACCOUNTS);
        for (int i = 1; i <= FRESH_ACCOUNTS; i++) {
            settings.put("account.reader" + i + ".password", ACCOUNTS.get("account.alice.password"));
            settings.put("account.reader" + i + ".products", "daily");
        }
        settings.put("account.alice.products", "daily");
        settings.put("staff.admin.password", ACCOUNTS.get("account.alice.password"));
        settings.put("staff.admin.role", "superuser");
        settings.put("staff.desk.password", ACCOUNTS.get("account.alice.password"));
        settings.put("host", "127.0.0.1");
        settings.put("port", "0");
        settings.put("database", "memory");
        settings.put("organisation", "harbour");
        settings.put("sessionLimit", Integer.toString(limit));
        settings.put("client.harbour-web.name", "The Harbour Post");
        settings.put("client.harbour-web.secret", "demo-secret-for-localhost-only-0123456789");
        settings.put("client." + SUNDAY + ".secret", SUNDAY_SECRET);
        server = SsoServer.start(settings, time);
        proxy = new TestingProxy(server.uri());
    }

    static TestingService withLimit(int limit) {
        return new TestingService(null, limit);
    }

    /** One whose time is not for a test to say. */
    static TestingService on(Clock time, int limit) {
        return new TestingService(time, limit);
    }

    /** Where the site finds the service: the proxy. */
    URI uri() {
        return proxy.uri();
    }

    /** Where people find the service's pages: the service itself. */
    URI pages() {
        return server.uri();
    }

    /** An account that no other test of this service uses. */
    String freshAccount() {
        int number = handedOut.incrementAndGet();
        if (number > FRESH_ACCOUNTS) {
            throw new AssertionError("More than " + FRESH_ACCOUNTS + " accounts");
        }
        return "reader" + number;
    }

    TestingClock clock() {
        return clock;
    }

    /** Makes the way to the service fail, at a chosen step. */
    TestingProxy proxy() {
        return proxy;
    }

    /** Has the service send browsers back to these sites; it forgets everything else. */
    void landAt(HarbourPost site, HarbourPost sunday) {
        settings.put(
                "client.harbour-web.landing", site.uri("/seatkeeper/landing").toString());
        settings.put(
                "client." + SUNDAY + ".landing",
                sunday.uri("/seatkeeper/landing").toString());
        restart();
    }

    /** The service forgets everything, as one on its memory store does; its address stays. */
    void restart() {
        server.close();
        server = SsoServer.start(settings, time);
        proxy.leadTo(server.uri());
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
