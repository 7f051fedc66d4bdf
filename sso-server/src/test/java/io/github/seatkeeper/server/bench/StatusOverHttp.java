package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.server.SsoServer;
import io.github.seatkeeper.server.http.SsoHttpServer;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Status checks the service answers in a second, against a servlet on the same Jetty that sends the same body back; and
 * the same echo as a JAX-RS resource, which says how much of the difference is JAX-RS.
 */
final class StatusOverHttp {
    private static final int SESSIONS = 500;
    private static final int RUNS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final Duration RUN = Duration.ofSeconds(3);
    private static final ApiClient WEB =
            new ApiClient("web", SharedSecret.of("a-secret-of-the-benchmark-0123456789"), "harbour");
    private static final Visitor VISITOR = new Visitor(
            "192.0.2.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
                    + " Safari/537.36");

    /** Nothing but a body there and back. */
    private static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** The same as a resource. */
    @Path("sessionstatus")
    @Consumes(MediaType.APPLICATION_JSON)
    public static final class EchoResource {
        /**
         * The operation.
         *
         * @param body anything
         * @return it
         */
        @POST
        public Response post(byte[] body) {
            return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
        }
    }

    private StatusOverHttp() {}

    static void run(Report report) throws Exception {
        try (SsoServer service = SsoServer.start(settings(), Clock.systemUTC());
                SsoHttpServer echo = serving(new Echo());
                SsoHttpServer resource = serving(new ServletContainer(new ResourceConfig(EchoResource.class)
                        .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                        .property(ServerProperties.WADL_FEATURE_DISABLE, true)))) {
            List<SessionId> sessions = sessions(service.uri());
            List<URI> servers = List.of(service.uri(), echo.uri(), resource.uri());
            for (URI server : servers) {
                perSecond(server, sessions, WARM_UP);
            }
            double[][] runs = new double[servers.size()][RUNS];
            for (int run = 0; run < RUNS; run++) {
                for (int server = 0; server < servers.size(); server++) {
                    runs[server][run] = perSecond(servers.get(server), sessions, RUN);
                }
            }
            String base = "POST echo on Jetty";
            report.ratio("`sessionstatus` over HTTP, memory store", "/s", runs[0], base, runs[1], "≥ 0.6");
            report.ratio("POST echo as a JAX-RS resource", "/s", runs[2], base, runs[1], "");
        }
    }

    private static SsoHttpServer serving(Servlet servlet) throws IOException {
        return SsoHttpServer.start(
                "127.0.0.1", 0, Map.of("/*", servlet), (request, response, chain) -> chain.doFilter(request, response));
    }

    private static double perSecond(URI server, List<SessionId> sessions, Duration time) throws Exception {
        return HttpLoad.perSecond(server, requests(sessions), time);
    }

    private static Map<String, String> settings() {
        return Map.of(
                "port", "0",
                "database", "memory",
                "organisation", "harbour",
                "client.web.secret", "a-secret-of-the-benchmark-0123456789",
                "account.alice.password", "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode("wonderland"));
    }

    private static List<SessionId> sessions(URI service) throws Exception {
        List<SessionId> sessions = new ArrayList<>();
        try (SsoClient site = new SsoClient(service, WEB, Duration.ofSeconds(20), Clock.systemUTC())) {
            for (int n = 0; n < SESSIONS; n++) {
                SessionId session = site.createSession(VISITOR);
                LoginResult result = site.authenticate(
                        session, VISITOR, new Credentials.LoginAndPassword("alice", new Password("wonderland"), false));
                if (!(result instanceof LoginResult.LoggedIn)) {
                    throw new IllegalStateException(result.toString());
                }
                sessions.add(session);
            }
        }
        return sessions;
    }

    /** Signed anew for each run: a token is good for ten seconds and two minutes of leeway. */
    private static List<byte[]> requests(List<SessionId> sessions) {
        TokenCodec codec = TokenCodec.ofSite(WEB, Clock.systemUTC());
        return sessions.stream()
                .map(session -> HttpLoad.post(
                        "/sessionstatus",
                        Envelope.write(codec.sign(
                                Claims.builder()
                                        .with(Claim.SESSION_ID, session.value())
                                        .with(Claim.IP_ADDRESS, VISITOR.ipAddress())
                                        .with(Claim.USER_AGENT, VISITOR.userAgent())
                                        .with(Claim.LAST_KNOWN_STATUS, "loggedin")
                                        .build(),
                                TokenCodec.LIFE))))
                .toList();
    }
}
