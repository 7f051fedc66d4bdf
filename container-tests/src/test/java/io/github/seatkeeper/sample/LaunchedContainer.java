package io.github.seatkeeper.sample;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container that a launcher of this module starts, on the jars of that container alone.
 *
 * @param launcher which of them
 * @param jvmOptions beside those of every container here
 * @param arguments beside the port and the folder
 * @param jars glob patterns of the container's jars, below {@code target/containers}
 */
record LaunchedContainer(
        String api, String launcher, List<String> jvmOptions, List<String> arguments, List<String> jars)
        implements RealContainer {
    private static final Path CONTAINERS = Path.of(System.getProperty("containers", "target/containers"));

    /** Tomcat looks for leaks itself where it may: these are the options of its own start script. */
    static LaunchedContainer tomcat(String api, String folder) {
        List<String> opens = Stream.of(
                        "java.base/java.lang",
                        "java.base/java.io",
                        "java.base/java.util",
                        "java.base/java.util.concurrent",
                        "java.rmi/sun.rmi.transport")
                .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED")
                .toList();
        return new LaunchedContainer(api, "TomcatLauncher", opens, List.of(), List.of(folder + "/*.jar"));
    }

    /** One environment of Jetty: the jars that its modules http, webapp, annotations and jsp name. */
    static LaunchedContainer jetty(String api, String environment, String servletApi) {
        return new LaunchedContainer(
                api,
                "JettyLauncher",
                List.of(),
                List.of(environment),
                List.of(
                        "jetty/lib/logging/*.jar",
                        "jetty/lib/annotations/*.jar",
                        "jetty/lib/jetty-{http,io,util,server,security,session,xml,annotations,ee-webapp,jndi,plus}-1*.jar",
                        "jetty/lib/jetty-" + environment
                                + "-{nested,security,servlet,webapp,annotations,plus,jndi,apache-jsp}-1*.jar",
                        "jetty/lib/" + environment + "-annotations/jakarta*.jar",
                        "jetty/lib/" + environment + "-apache-jsp/*.jar",
                        "jetty/lib/" + servletApi));
    }

    @Override
    public Node start(int port, Path work) {
        try {
            Files.createDirectories(work);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(System.getProperty("container.jvm", "").split(" ")));
            command.addAll(jvmOptions);
            // whatever is only softly reachable counts as gone, so that a leak is a leak
            command.addAll(List.of("-Xmx256m", "-XX:SoftRefLRUPolicyMSPerMB=0", "-cp", classPath()));
            command.add("io.github.seatkeeper.containers." + launcher);
            command.addAll(List.of(Integer.toString(port), work.toString()));
            command.addAll(arguments);
            return new Running(command, work.resolve("log.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPath() throws IOException {
        List<String> found = new ArrayList<>(List.of(System.getProperty("launchers", "target/classes")));
        for (String pattern : jars) {
            var matcher = CONTAINERS.getFileSystem().getPathMatcher("glob:" + CONTAINERS + "/" + pattern);
            try (Stream<Path> files = Files.walk(CONTAINERS)) {
                files.filter(matcher::matches).map(Path::toString).sorted().forEach(found::add);
            }
        }
        return found.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Running implements Node {
        private final Process process;
        private final Path log;
        private final Writer orders;
        private final BufferedReader answers;
        private final int port;

        Running(List<String> command, Path log) throws IOException {
            this.log = log;
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            orders = process.outputWriter(StandardCharsets.UTF_8);
            answers = process.inputReader(StandardCharsets.UTF_8);
            String listening = answers.readLine();
            if (listening == null) {
                throw new AssertionError("The container did not start:\n" + log());
            }
            port = Integer.parseInt(listening.substring("listening ".length()));
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void deploy(String contextPath, Path war) {
            order("deploy " + contextPath + " " + war);
        }

        @Override
        public void deploy(String contextPath, Path war, Path store) {
            order("deploy " + contextPath + " " + war + " " + store);
        }

        @Override
        public void undeploy(String contextPath) {
            order("undeploy " + contextPath);
        }

        private void order(String order) {
            try {
                orders.write(order + "\n");
                orders.flush();
                String answer = answers.readLine();
                if (!"done".equals(answer)) {
                    throw new IllegalStateException(order + ": " + answer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Jvm jvm() {
            return new Jvm(process.pid());
        }

        @Override
        public String log() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                orders.close();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("The container does not stop:\n" + log());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
