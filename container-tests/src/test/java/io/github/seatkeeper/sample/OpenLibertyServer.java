package io.github.seatkeeper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class OpenLibertyServer extends ContainerSuite {
    OpenLibertyServer() {
        super(new OpenLiberty());
    }

    /** Its nodes keep the HttpSessions of all sites in one database, after each request. */
    private static final class OpenLiberty implements RealContainer {
        private static final String SERVER = """
                <server>
                  <featureManager>
                    <feature>servlet-6.0</feature>
                    <feature>pages-3.1</feature>
                    <feature>sessionDatabase-1.0</feature>
                  </featureManager>
                  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d"/>
                  <applicationMonitor pollingRate="200ms"/>
                  <library id="h2"><fileset dir="%s" includes="*.jar"/></library>
                  <dataSource id="sessions">
                    <jdbcDriver libraryRef="h2" javax.sql.ConnectionPoolDataSource="org.h2.jdbcx.JdbcDataSource"/>
                    <properties URL="jdbc:h2:%s;AUTO_SERVER=TRUE" user="sa" password=""/>
                  </dataSource>
                  <httpSessionDatabase dataSourceRef="sessions" writeFrequency="END_OF_SERVLET_SERVICE"
                                       writeContents="ALL_SESSION_ATTRIBUTES"/>
                  <httpSession cloneId="node"/>
                </server>
                """;

        @Override
        public String api() {
            return "jakarta";
        }

        @Override
        public Node start(int port, Path work) {
            try {
                int http = port == 0 ? InstalledServer.freePort() : port;
                Path base = work.toAbsolutePath();
                Path server = Files.createDirectories(base.resolve("servers/node"));
                Files.createDirectories(server.resolve("dropins"));
                Files.writeString(
                        server.resolve("server.xml"),
                        SERVER.formatted(
                                http,
                                InstalledServer.CONTAINERS.resolve("h2"),
                                base.resolveSibling("sessions").resolve("sessions")));
                ProcessBuilder script = new ProcessBuilder(
                        InstalledServer.CONTAINERS.resolve("wlp/bin/server").toString(), "run", "node");
                script.environment().put("WLP_USER_DIR", base.toString());
                script.environment()
                        .put(
                                "JVM_ARGS",
                                System.getProperty("container.jvm", "") + " -Xmx512m -XX:SoftRefLRUPolicyMSPerMB=0");
                return new Running(script, http, server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Running extends InstalledServer {
        private final Path dropins;

        Running(ProcessBuilder script, int port, Path server) throws IOException {
            super(script, port, Files.createDirectories(server.resolve("logs")).resolve("messages.log"), "CWWKF0011I");
            dropins = server.resolve("dropins");
        }

        @Override
        public void deploy(String contextPath, Path war) {
            String name = contextPath.substring(1);
            int log = log().length();
            try {
                Files.copy(war, dropins.resolve(name + ".war"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await(() -> says(log, "CWWKZ0001I", name) || says(log, "CWWKZ0002E", name), name + " started");
            if (says(log, "CWWKZ0002E", name)) {
                throw new IllegalStateException(contextPath + " did not start: the server has logged why.");
            }
        }

        @Override
        public void deploy(String contextPath, Path war, Path store) {
            deploy(contextPath, war);
        }

        @Override
        public void undeploy(String contextPath) {
            String name = contextPath.substring(1);
            int log = log().length();
            try {
                Files.delete(dropins.resolve(name + ".war"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await(() -> says(log, "CWWKZ0009I", name), name + " stopped");
        }

        private boolean says(int since, String code, String name) {
            return log().substring(since)
                    .lines()
                    .anyMatch(line -> line.contains(code) && line.contains(" " + name + " "));
        }
    }
}
