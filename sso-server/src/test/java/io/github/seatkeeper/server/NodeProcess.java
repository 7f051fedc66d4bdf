package io.github.seatkeeper.server;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SharedSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service in a process of its own, from the runnable jar, that can be killed. */
final class NodeProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:[0-9]+");

    private final Process process;
    private final Path settings;
    final URI uri;

    private NodeProcess(Process process, Path settings, URI uri) {
        this.process = process;
        this.settings = settings;
        this.uri = uri;
    }

    /** Starts one and returns when it serves. */
    static NodeProcess start(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = Files.createTempFile("node", ".properties");
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        System.getProperty("standaloneJar"),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        return new NodeProcess(process, file, addressOf(process));
    }

    private static URI addressOf(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (line.startsWith("Seatkeeper") && address.find()) {
                Thread rest = new Thread(() -> output.lines().forEach(System.out::println), "node-output");
                rest.setDaemon(true);
                rest.start();
                return URI.create(address.group());
            }
        }
        throw new IOException("The node did not start:\n" + said);
    }

    SsoClient site() {
        ApiClient client = new ApiClient("web", SharedSecret.of(TestingService.SECRET), "harbour");
        return new SsoClient(uri, client, Duration.ofSeconds(20), Clock.systemUTC());
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(settings);
    }
}
