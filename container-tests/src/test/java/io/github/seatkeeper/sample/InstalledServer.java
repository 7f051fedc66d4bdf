package io.github.seatkeeper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** An application server's process, started by its own script; sites are put into its folder for them. */
final class InstalledServer implements RealContainer.Node {
    static final Path CONTAINERS =
            Path.of(System.getProperty("containers", "target/containers")).toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path log;
    private final Path sites;
    private final Codes codes;

    /**
     * Starts it.
     *
     * @param options the environment variable in which its script takes the JVM's options
     * @param log the file that it writes its log to
     * @param sites its folder for them; whatever an earlier start left there is taken out
     */
    InstalledServer(ProcessBuilder script, String options, int port, Path log, Path sites, Codes codes)
            throws IOException {
        this.port = port;
        this.log = log;
        this.sites = Files.createDirectories(sites);
        this.codes = codes;
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(sites)) {
            for (Path file : earlier) {
                Files.delete(file);
            }
        }
        // whatever is only softly reachable counts as gone, so that a leak is a leak
        String jvm = System.getProperty("container.jvm", "") + " -Xmx512m -XX:SoftRefLRUPolicyMSPerMB=0";
        script.environment().merge(options, jvm, (given, ours) -> given + " " + ours);
        Path output = Files.createDirectories(log.getParent()).resolve("output.txt");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("earlier.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        process = script.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        await(() -> log().contains(codes.up()), "the server");
    }

    /** Its log's codes for: the server is up, a site runs, a site did not start, a site has stopped. */
    record Codes(String up, String runs, String failed, String gone) {}

    @Override
    public void deploy(String contextPath, Path war) {
        String site = contextPath.substring(1);
        int before = log().length();
        try {
            // in one step: it looks into the folder all the time
            Path copy = Files.copy(war, sites.resolveSibling(site + ".war"));
            Files.move(copy, sites.resolve(site + ".war"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> says(codes.runs(), site, before) || says(codes.failed(), site, before), site + " started");
        if (says(codes.failed(), site, before)) {
            throw new IllegalStateException(contextPath + " did not start: the server has logged why.");
        }
    }

    /** Its nodes share the HttpSessions of distributable sites anyway. */
    @Override
    public void deploy(String contextPath, Path war, Path store) {
        deploy(contextPath, war);
    }

    @Override
    public void undeploy(String contextPath) {
        String site = contextPath.substring(1);
        int before = log().length();
        try {
            Files.delete(sites.resolve(site + ".war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> says(codes.gone(), site, before), site + " stopped");
    }

    private boolean says(String code, String site, int since) {
        Pattern words = Pattern.compile(code + ".*\\b" + site + "\\b");
        return words.matcher(log().substring(since)).find();
    }

    /** Waits until something is so; a server that is not there any more never makes it so. */
    private void await(BooleanSupplier so, String what) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try {
            while (!so.getAsBoolean()) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
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

    /** What the build has unpacked, to start nodes of. */
    abstract static class Distribution implements RealContainer {
        @Override
        public final String api() {
            return "jakarta";
        }

        @Override
        public final Node start(int port, Path work) {
            try {
                return startAt(port == 0 ? freePort() : port, work.toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        abstract InstalledServer startAt(int port, Path work) throws IOException;

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
