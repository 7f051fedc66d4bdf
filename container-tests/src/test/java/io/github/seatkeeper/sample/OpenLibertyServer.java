package io.github.seatkeeper.sample;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class OpenLibertyServer extends ContainerSuite {
    OpenLibertyServer() {
        super(new OpenLiberty());
    }

    /** Its nodes keep the HttpSessions of all sites in one database, after each request. */
    private static final class OpenLiberty extends InstalledServer.Distribution {
        private static final String SERVER = """
                <server>
                  <featureManager>
                    <feature>servlet-6.0</feature>
                    <feature>pages-3.1</feature>
                    <feature>jndi-1.0</feature>
                    <feature>sessionDatabase-1.0</feature>
                  </featureManager>
                  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d"/>
                  <applicationMonitor pollingRate="100ms"/>
                  <library id="driver"><fileset dir="%s" includes="*.jar"/></library>
                  <dataSource id="sessions">
                    <jdbcDriver libraryRef="driver"/>
                    <properties.postgresql serverName="localhost" portNumber="%d" databaseName="postgres"
                                           user="postgres" password=""/>
                  </dataSource>
                  <httpSessionDatabase dataSourceRef="sessions" writeFrequency="END_OF_SERVLET_SERVICE"
                                       writeContents="ALL_SESSION_ATTRIBUTES"/>
                  <httpSession cloneId="node"/>
                </server>
                """;

        private static final InstalledServer.Codes CODES =
                new InstalledServer.Codes("CWWKF0011I", "CWWKZ0001I", "CWWKZ0002E", "CWWKZ0009I");

        /** It stops with the JVM. */
        private final EmbeddedPostgres sessions;

        OpenLiberty() {
            try {
                sessions = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        InstalledServer startAt(int port, Path work) throws IOException {
            Path server = Files.createDirectories(work.resolve("servers/node"));
            Files.writeString(
                    server.resolve("server.xml"),
                    SERVER.formatted(port, InstalledServer.CONTAINERS.resolve("postgresql"), sessions.getPort()));
            ProcessBuilder script = new ProcessBuilder(
                    InstalledServer.CONTAINERS.resolve("wlp/bin/server").toString(), "run", "node");
            script.environment().put("WLP_USER_DIR", work.toString());
            return new InstalledServer(
                    script, "JVM_ARGS", port, server.resolve("logs/messages.log"), server.resolve("dropins"), CODES);
        }
    }
}
