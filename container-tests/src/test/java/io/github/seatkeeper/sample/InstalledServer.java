package io.github.seatkeeper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An application server's process, started by its own script; sites are put into its folder for them. */
abstract class InstalledServer implements RealContainer.Node {
    static final Path CONTAINERS =
            Path.of(System.getProperty("containers", "target/containers")).toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path log;

    InstalledServer(ProcessBuilder script, int port, Path log, String started) throws IOException {
        this.port = port;
        this.log = log;
        script.environment()
                .merge(
                        "JAVA_OPTS",
                        System.getProperty("container.jvm", "") + " -Xmx512m -XX:SoftRefLRUPolicyMSPerMB=0",
                        (given, ours) -> given + " " + ours);
        process = script.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        log.resolveSibling("output.txt").toFile()))
                .start();
        int before = Files.exists(log) ? log().length() : 0;
        await(() -> Files.exists(log) && log().substring(before).contains(started), started);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until something is so; a server that is not there any more never makes it so. */
    final void await(BooleanSupplier so, String what) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try {
            while (!so.getAsBoolean()) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Waited in vain for: " + what + "\n" + log());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for: " + what, e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    /** The script's own process is a shell, its child is the server. */
    @Override
    public Jvm jvm() {
        return new Jvm(process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid());
    }

    @Override
    public String log() {
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ProcessHandle server = ProcessHandle.of(jvm().pid()).orElseThrow();
        server.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("The server does not stop:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.destroyForcibly();
            process.destroyForcibly();
        }
    }
}
