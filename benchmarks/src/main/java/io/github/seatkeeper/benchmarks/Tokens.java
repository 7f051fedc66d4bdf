package io.github.seatkeeper.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A status check's token signed and verified: by the protocol's codec with all its checks, by java-jwt alone, and by a
 * bare MAC with JSON that checks the signature and nothing else. The three take turns.
 */
final class Tokens {
    private static final int JVMS = 3;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int TURNS = 8;
    private static final long TURN_NANOS = 40_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String SECRET = "a-secret-of-the-benchmark-0123456789";
    private static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private static final String SESSION = "p9Qm4cS1x0aV7nTz2bLwKdJfRgHyEuIo";

    /** Makes a token and reads it; says something of what it read, so that nothing is left out. */
    @FunctionalInterface
    private interface Trip {
        int make() throws Exception;
    }

    private Tokens() {}

    static Panel measure() throws IOException {
        List<List<Double>> ratios = List.of(new ArrayList<>(), new ArrayList<>());
        for (int n = 0; n < JVMS; n++) {
            try (Jvm jvm = Jvm.start(Tokens.class, List.of("-Xms256m", "-Xmx256m"))) {
                for (int round = 0; round < ROUNDS; round++) {
                    String[] nanos = jvm.heard().split(" ", -1);
                    double bare = Double.parseDouble(nanos[0]);
                    ratios.get(0).add(Double.parseDouble(nanos[1]) / bare);
                    ratios.get(1).add(Double.parseDouble(nanos[2]) / bare);
                }
            }
        }
        return new Panel(
                "A token signed and verified: time, a bare MAC with JSON being 1",
                List.of(
                        Figure.ours("Seatkeeper, strict", Spread.of(ratios.get(0)), Aim.atMost(2.5)),
                        Figure.other("java-jwt alone", Spread.of(ratios.get(1)))));
    }

    public static void main(String[] args) throws Exception {
        List<Trip> trips = List.of(bare(), strict(), javaJwt());
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            double[] nanos = new double[trips.size()];
            for (int turn = 0; turn < TURNS; turn++) {
                for (int n = 0; n < nanos.length; n++) {
                    nanos[n] += nanosOf(trips.get(n)) / TURNS;
                }
            }
            if (round >= 0) {
                System.out.println(
                        DoubleStream.of(nanos).mapToObj(Double::toString).collect(Collectors.joining(" ")));
            }
        }
    }

    /** Of the thread's own processor time: what else the machine does is not the token's matter. */
    private static double nanosOf(Trip trip) throws Exception {
        long begin = THREADS.getCurrentThreadCpuTime();
        long made = 0;
        long read = 0;
        long spent = 0;
        while (spent < TURN_NANOS) {
            for (int n = 0; n < 100; n++) {
                read += trip.make();
            }
            made += 100;
            spent = THREADS.getCurrentThreadCpuTime() - begin;
        }
        if (read != made * SESSION.length()) {
            throw new IllegalStateException("The tokens were not what they should be.");
        }
        return (double) spent / made;
    }

    private static Trip strict() {
        ApiClient client = new ApiClient("web", SharedSecret.of(SECRET), "harbour");
        TokenCodec site = TokenCodec.ofSite(client, Clock.systemUTC());
        TokenCodec service = TokenCodec.ofService(client, Clock.systemUTC());
        return () -> {
            String token = site.sign(
                    Claims.builder()
                            .with(Claim.SESSION_ID, SESSION)
                            .with(Claim.IP_ADDRESS, "192.0.2.1")
                            .with(Claim.USER_AGENT, USER_AGENT)
                            .with(Claim.LAST_KNOWN_STATUS, "loggedin")
                            .build(),
                    TokenCodec.LIFE);
            return length(service.verify(UnverifiedToken.parse(token)).text(Claim.SESSION_ID));
        };
    }

    private static Trip javaJwt() {
        Algorithm algorithm = Algorithm.HMAC256(SECRET);
        JWTVerifier verifier = JWT.require(algorithm)
                .withIssuer("harbour")
                .withAudience("pw-sso")
                .build();
        return () -> {
            Instant now = Instant.now();
            String token = JWT.create()
                    .withClaim("sid", SESSION)
                    .withClaim("ipa", "192.0.2.1")
                    .withClaim("uas", USER_AGENT)
                    .withClaim("lks", "loggedin")
                    .withClaim("cid", "web")
                    .withNotBefore(now)
                    .withExpiresAt(now.plusSeconds(10))
                    .withIssuedAt(now)
                    .withIssuer("harbour")
                    .withAudience("pw-sso")
                    .sign(algorithm);
            return length(verifier.verify(token).getClaim("sid").asString());
        };
    }

    /** As fast as it can be written: one MAC that is initialised once and serves one thread. */
    private static Trip bare() throws GeneralSecurityException {
        ObjectMapper json = new ObjectMapper();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return () -> {
            long now = System.currentTimeMillis() / 1000;
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("sid", SESSION);
            payload.put("ipa", "192.0.2.1");
            payload.put("uas", USER_AGENT);
            payload.put("lks", "loggedin");
            payload.put("cid", "web");
            payload.put("nbf", now);
            payload.put("exp", now + 10);
            payload.put("iat", now);
            payload.put("iss", "harbour");
            payload.put("aud", "pw-sso");
            String signed = header + "." + encoder.encodeToString(json.writeValueAsBytes(payload));
            String token = signed + "." + encoder.encodeToString(mac(mac, signed));

            int dot = token.lastIndexOf('.');
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(mac(mac, token.substring(0, dot)), signature)) {
                throw new IllegalStateException("The signature is wrong.");
            }
            JsonNode read = json.readTree(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, dot)));
            return length(read.path("sid").textValue());
        };
    }

    private static byte[] mac(Mac mac, String text) {
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
