package io.github.seatkeeper.sample;

import io.github.seatkeeper.server.PasswordHashes;
import io.github.seatkeeper.server.SsoServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

/** The newspaper and the service on this machine, to try Seatkeeper by hand: {@code ./mvnw -q -Pdemo}. */
public final class Demo {
    private static final Path DATA = Path.of(System.getProperty("harbour.data", "src/demo/harbour.properties"));

    private static final String LANDING = "seatkeeper/landing";

    private Demo() {}

    /** Ends the process with 1 when the demo cannot start; else runs until Ctrl-C. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // Maven's process is up already: its logging has to be told now
        LogManager.getLogManager().readConfiguration();
        try {
            run(DemoOptions.from(System.getProperties()));
        } catch (DemoException e) {
            say(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(DemoOptions options) throws IOException, InterruptedException {
        requireFree(options.sitePort(), "site.port");
        if (options.startsService()) {
            requireFree(options.ssoPort(), "sso.port");
            requireFree(options.sundayPort(), "site2.port");
        }
        String staffPassword = random(12);
        String selfTestKey = random(24);
        List<AutoCloseable> running = new ArrayList<>();
        if (options.startsService()) {
            Properties data = data();
            running.add(startService(data, options, staffPassword));
            running.add(options.sunday(data.getProperty("client." + DemoOptions.SUNDAY + ".secret"))
                    .start());
        }
        running.add(options.site().with("selfTestKey", selfTestKey).start());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop the demo"));
        say(DemoText.of(options, staffPassword, selfTestKey));
        new CountDownLatch(1).await();
    }

    private static Properties data() throws IOException {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(DATA, StandardCharsets.UTF_8)) {
            file.load(reader);
        }
        return file;
    }

    private static SsoServer startService(Properties file, DemoOptions options, String staffPassword) {
        Map<String, String> settings = new HashMap<>();
        file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        settings.put("port", Integer.toString(options.ssoPort()));
        settings.put("client.harbour-web.landing", options.siteUrl() + LANDING);
        settings.put("client." + DemoOptions.SUNDAY + ".landing", options.sundayUrl() + LANDING);
        String hash = PasswordHashes.hash(staffPassword);
        settings.put("staff.admin.password", hash);
        settings.put("staff.admin.role", "superuser");
        settings.put("staff.service.password", hash);
        return SsoServer.start(settings, Clock.systemUTC());
    }

    /** Of another run's no trace: a demo that is reachable by mistake has no password anybody knows. */
    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void requireFree(int port, String option) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new DemoException(
                    "Port " + port + " is in use: stop what listens there, or choose another one with -D" + option + "="
                            + (port + 1) + ".");
        }
    }

    /** The sites first, the service last. */
    private static void stop(List<AutoCloseable> running) {
        for (int i = running.size() - 1; i >= 0; i--) {
            try {
                running.get(i).close();
            } catch (Exception e) {
                say("Something did not stop: " + e.getMessage());
            }
        }
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }
}
