package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.App;
import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.SharedSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The runnable jar, as an operator starts it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class StandaloneJarIT {
    private static final Visitor CHROME = new Visitor("192.0.2.1", "Mozilla/5.0 Chrome/126.0.0.0 Safari/537.36");

    /** When, how grave, from where, and what: all on one line. */
    private static final String AUDIT_LINE = "2\\S+ INFO io\\.github\\.seatkeeper\\.audit: event=.*";

    @TempDir
    private Path directory;

    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("standaloneJvm").split(" ")));
        command.addAll(List.of("-jar", System.getProperty("standaloneJar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private String file(String... lines) throws IOException {
        return Files.write(directory.resolve("settings.properties"), List.of(lines))
                .toString();
    }

    private String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void servesUntilItIsToldToStop() throws Exception {
        start(
                Map.of("SEATKEEPER_SSO_PORT", "0"),
                file(
                        "organisation=harbour",
                        "client.web.secret=" + TestingService.SECRET,
                        "sessionLimit=2",
                        "database=jdbc:h2:file:" + directory.resolve("sso")));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        Matcher message = Pattern.compile(
                        "Seatkeeper SSO service of organisation harbour on (http://127\\.0\\.0\\.1:\\d+)"
                                + ": session limit 2; its settings name accounts: 0, API clients: 1\\. Stop it with Ctrl-C\\.")
                .matcher(line);
        assertThat(message.matches()).as(line).isTrue();
        ApiClient client = new ApiClient("web", SharedSecret.of(TestingService.SECRET), "harbour");
        try (SsoClient site =
                new SsoClient(URI.create(message.group(1)), client, Duration.ofSeconds(20), Clock.systemUTC())) {
            SessionId session = site.createSession(CHROME);
            assertThat(site.sessionStatus(session, CHROME, SessionStatus.ANONYMOUS))
                    .isEqualTo(new SessionState.Anonymous());
        }
        process.toHandle().destroy(); // the process's own method would close its output, too
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.readLine()).isEqualTo("Seatkeeper SSO service stopped.");
        assertThat(output.readLine()).isNull();
    }

    @Test
    void firstAdministratorIsTheOneThatACommandMadeAndNobodyElseIs() throws Exception {
        String database = "jdbc:h2:file:" + directory.resolve("staffed");
        String settings = file(
                "organisation=harbour",
                "port=0",
                "database=" + database,
                "client.web.secret=" + TestingService.SECRET,
                "account.alice.password=" + TestingService.hash("wonderland"));
        start(Map.of(), "add-admin", "root", settings);
        process.getOutputStream().write("a long enough password\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(output()).doesNotContain("a long enough password");
        assertThat(process.waitFor()).isZero();
        assertThat(staffIn(database)).containsExactly("root");

        start(Map.of(), settings);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Matcher address = Pattern.compile("http://[0-9.]+:[0-9]+").matcher(output.readLine());
        assertThat(address.find()).isTrue();
        URI service = URI.create(address.group());
        TestingStaff root = TestingStaff.loggedIn(service, "root", "a long enough password");
        assertThat(root.get("/admin/session-limits").heading()).isEqualTo("Session limits");
        logInFromADeviceWithALineBreakInItsName(service);
        process.toHandle().destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(AUDIT_LINE)
                                .contains(" event=STAFF_LOGGED_IN ", " actor=\"root\" "),
                        line -> assertThat(line)
                                .matches(AUDIT_LINE)
                                .contains(" event=LOGGED_IN ")
                                .doesNotContain("FORGED"),
                        line -> assertThat(line).isEqualTo("Seatkeeper SSO service stopped."));
    }

    private static List<String> staffIn(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT \"login\" FROM \"seatkeeper\".\"staff\"")) {
            List<String> logins = new ArrayList<>();
            while (rows.next()) {
                logins.add(rows.getString(1));
            }
            return logins;
        }
    }

    private static void logInFromADeviceWithALineBreakInItsName(URI service) throws SsoException {
        ApiClient client = new ApiClient("web", SharedSecret.of(TestingService.SECRET), "harbour");
        try (SsoClient site = new SsoClient(service, client, Duration.ofSeconds(20), Clock.systemUTC())) {
            SessionId session =
                    site.createSession(CHROME, new App("My App\n2026 INFO event=FORGED", "1.0", "Fruit OS", "10"));
            Visitor app = new Visitor("192.0.2.1", "My App 1.0");
            assertThat(site.authenticate(
                            session, app, new Credentials.LoginAndPassword("alice", new Password("wonderland"), false)))
                    .isInstanceOf(LoginResult.LoggedIn.class);
        }
    }

    @Test
    void saysWhatIsWrongWithItsSettings() throws Exception {
        start(Map.of(), file("organisation=harbour", "database=memory", "sessionLimit=none"));
        assertThat(output()).isEqualToNormalizingNewlines("""
                        The SSO service can't start with these settings:
                        - sessionLimit is "none": give a whole number of at least 1, or leave it out for no limit.
                        - No API client may call: give at least one client.<id>.secret.
                        """);
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void tellsHowItIsUsed() throws Exception {
        start(Map.of(), "--help");
        assertThat(output())
                .startsWith("Usage:")
                .contains(
                        "standalone.jar [settings.properties]",
                        "standalone.jar hash-password",
                        "standalone.jar add-admin <login>",
                        "standalone.jar add-client <id>",
                        "standalone.jar rotate-secret <client>",
                        "standalone.jar add-account <login>",
                        "standalone.jar add-organisation <id>");
        assertThat(process.waitFor()).isZero();
        start(Map.of());
        assertThat(output()).contains("- organisation is missing", "Usage:");
        assertThat(process.waitFor()).isEqualTo(2);
        start(Map.of(), "frobnicate", "x");
        assertThat(output())
                .isEqualToNormalizingNewlines("There is no command \"frobnicate\": --help tells which there are.\n");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void saysInPlainWordsWhyItsSettingsCanNotBeRead() throws Exception {
        Path missing = directory.resolve("missing.properties");
        start(Map.of(), missing.toString());
        assertThat(output())
                .isEqualToNormalizingNewlines(
                        "The settings file " + missing + " does not exist: give the name of one that does.\n");
        assertThat(process.waitFor()).isEqualTo(2);
        Path binary = Files.write(directory.resolve("binary.properties"), new byte[] {'a', '=', (byte) 0xff});
        start(Map.of(), binary.toString());
        assertThat(output()).contains("is not UTF-8 text").doesNotContain("Exception");
        assertThat(process.waitFor()).isEqualTo(2);
        start(Map.of(), directory.toString());
        assertThat(output()).contains("can't be read").doesNotContain("Exception");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void hashesAPasswordFromStandardInput() throws Exception {
        start(Map.of(), "hash-password");
        process.getOutputStream().write("wonderland\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        List<String> lines = output().lines().toList();
        String hash = lines.get(lines.size() - 1).replace("Password: ", "");
        assertThat(PasswordHashes.encoder().matches("wonderland", hash)).isTrue();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void addsWhatTheServiceFindsWhenItStarts() throws Exception {
        String settings = file("organisation=harbour", "database=jdbc:h2:file:" + directory.resolve("seats"));
        start(Map.of(), "add-client", "shop", settings);
        List<String> lines = output().lines().toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines.get(lines.size() - 1)).matches("[A-Za-z0-9_-]{43}");
        start(Map.of(), "add-client", "shop", settings);
        assertThat(output()).contains("There is an API client \"shop\" already").doesNotContain("Exception");
        assertThat(process.waitFor()).isEqualTo(1);
        start(
                Map.of(),
                "add-client",
                "shop",
                file("organisation=harbour", "database=memory", "client.web.secret=" + TestingService.SECRET));
        assertThat(output()).contains("nothing durable to add to");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void saysInOneSentenceThatItsDatabaseIsAway() throws Exception {
        start(
                Map.of(
                        "SEATKEEPER_SSO_DATABASE",
                        "jdbc:postgresql://127.0.0.1:1/sso?password=in-the-url",
                        "SEATKEEPER_SSO_DATABASE_PASSWORD",
                        "swordfish"),
                file("organisation=harbour", "client.web.secret=" + TestingService.SECRET));
        assertThat(output().lines())
                .singleElement()
                .asString()
                .startsWith("The database at jdbc:postgresql://127.0.0.1:1/sso can't be reached: start it, or correct")
                .doesNotContain("swordfish", "in-the-url");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
