package io.github.seatkeeper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

final class WildFlyServer extends ContainerSuite {
    WildFlyServer() {
        super(new WildFly());
    }

    /** Its nodes are a cluster, so that HttpSessions of distributable sites are on each of them. */
    private static final class WildFly implements RealContainer {
        private static final Path HOME = InstalledServer.CONTAINERS.resolve("wildfly");

        /** Where the others find the first node; 0 as long as there is none. */
        private int first;

        @Override
        public String api() {
            return "jakarta";
        }

        @Override
        public Node start(int port, Path work) {
            try {
                int http = port == 0 ? InstalledServer.freePort() : port;
                int offset = http - 8080;
                first = first == 0 ? 7600 + offset : first;
                Path base = work.toAbsolutePath();
                configure(base);
                ProcessBuilder script = new ProcessBuilder(
                        HOME.resolve("bin/standalone.sh").toString(),
                        "-c",
                        "standalone-ha.xml",
                        "-b",
                        "127.0.0.1",
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.node.name=node" + offset,
                        "-Djboss.bind.address.private=127.0.0.1",
                        "-Djboss.default.jgroups.stack=tcp",
                        "-Djboss.socket.binding.port-offset=" + offset);
                script.environment().put("JAVA_OPTS", "-Djava.net.preferIPv4Stack=true");
                return new Running(script, http, base);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void configure(Path base) throws IOException {
            Path configuration = Files.createDirectories(base.resolve("configuration"));
            Files.createDirectories(base.resolve("deployments"));
            try (Stream<Path> files = Files.list(HOME.resolve("standalone/configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(
                            configuration.resolve(file.getFileName().toString()),
                            Files.readString(file)
                                    .replace("scan-interval=\"5000\"", "scan-interval=\"200\"")
                                    .replace("org.jgroups.protocols.MPING", "MPING")
                                    .replaceAll(
                                            "<socket-protocol type=\"MPING\"[^>]*/>",
                                            "<protocol type=\"TCPPING\"><property name=\"initial_hosts\">127.0.0.1["
                                                    + first + "]</property></protocol>"));
                }
            }
        }
    }

    private static final class Running extends InstalledServer {
        private final Path deployments;

        Running(ProcessBuilder script, int port, Path base) throws IOException {
            super(script, port, Files.createDirectories(base.resolve("log")).resolve("server.log"), "WFLYSRV0025");
            deployments = base.resolve("deployments");
        }

        @Override
        public void deploy(String contextPath, Path war) {
            String name = contextPath.substring(1) + ".war";
            try {
                Files.deleteIfExists(deployments.resolve(name + ".undeployed"));
                Files.deleteIfExists(deployments.resolve(name + ".failed"));
                Files.copy(war, deployments.resolve(name));
                Files.createFile(deployments.resolve(name + ".dodeploy"));
                Path failed = deployments.resolve(name + ".failed");
                await(() -> Files.exists(deployments.resolve(name + ".deployed")) || Files.exists(failed), name);
                if (Files.exists(failed)) {
                    throw new IllegalStateException(contextPath + ": " + Files.readString(failed));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Which HttpSessions are kept says the descriptor: those of distributable sites. */
        @Override
        public void deploy(String contextPath, Path war, Path store) {
            deploy(contextPath, war);
        }

        @Override
        public void undeploy(String contextPath) {
            String name = contextPath.substring(1) + ".war";
            try {
                Files.delete(deployments.resolve(name + ".deployed"));
                await(() -> Files.exists(deployments.resolve(name + ".undeployed")), name + " undeployed");
                Files.delete(deployments.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
