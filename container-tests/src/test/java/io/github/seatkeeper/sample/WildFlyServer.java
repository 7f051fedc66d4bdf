package io.github.seatkeeper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

final class WildFlyServer extends ContainerSuite {
    WildFlyServer() {
        super(new WildFly());
    }

    /** Its nodes are a cluster, so that HttpSessions of distributable sites are on each of them. */
    private static final class WildFly extends InstalledServer.Distribution {
        private static final Path HOME = InstalledServer.CONTAINERS.resolve("wildfly");

        private static final InstalledServer.Codes CODES = new InstalledServer.Codes(
                "WFLYSRV0025", "WFLYSRV0010", "WFLYCTL0013: Operation \\(\"deploy\"\\) failed", "WFLYSRV0009");

        /** Where the others find the first node; 0 as long as there is none. */
        private int first;

        @Override
        InstalledServer startAt(int port, Path work) throws IOException {
            int offset = port - 8080;
            first = first == 0 ? 7600 + offset : first;
            configure(work);
            ProcessBuilder script = new ProcessBuilder(
                    HOME.resolve("bin/standalone.sh").toString(),
                    "-c",
                    "standalone-ha.xml",
                    "-b",
                    "127.0.0.1",
                    "-Djboss.server.base.dir=" + work,
                    "-Djboss.node.name=node" + port,
                    "-Djboss.bind.address.private=127.0.0.1",
                    "-Djboss.socket.binding.port-offset=" + offset);
            return new InstalledServer(
                    script, "JAVA_OPTS", port, work.resolve("log/server.log"), work.resolve("deployments"), CODES);
        }

        private void configure(Path work) throws IOException {
            Path configuration = Files.createDirectories(work.resolve("configuration"));
            try (Stream<Path> files = Files.list(HOME.resolve("standalone/configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(
                            configuration.resolve(file.getFileName().toString()), inOneMachine(Files.readString(file)));
                }
            }
        }

        /**
         * Nodes that find each other by their addresses instead of by multicast, that look for sites more often, and that
         * keep HttpSessions in files over a restart.
         */
        private String inOneMachine(String text) {
            return text.replace("scan-interval=\"5000\"", "scan-interval=\"100\"")
                    .replace(
                            "<file-store passivation=\"true\" purge=\"true\"/>",
                            "<file-store passivation=\"false\" purge=\"false\"/>")
                    .replace("advertise-socket=\"modcluster\"", "advertise=\"false\"")
                    .replace("<channel name=\"ee\" stack=\"udp\"", "<channel name=\"ee\" stack=\"tcp\"")
                    .replaceAll(
                            "<socket-protocol type=\"MPING\"[^>]*/>",
                            "<protocol type=\"TCPPING\"><property name=\"initial_hosts\">127.0.0.1[" + first
                                    + "]</property></protocol>");
        }
    }
}
