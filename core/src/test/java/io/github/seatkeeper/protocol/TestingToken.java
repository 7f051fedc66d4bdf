package io.github.seatkeeper.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens made by hand, without the codec under test: any header, any JSON, any secret. Mutable, for one test. */
public final class TestingToken {
    public static final String SECRET = "a-secret-of-the-tests-0123456789";
    public static final String CLIENT = "harbour-web";
    public static final String ORGANISATION = "harbour";
    public static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    public static final ApiClient API_CLIENT = new ApiClient(CLIENT, SharedSecret.of(SECRET), ORGANISATION);
    public static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final Map<String, String> claims = new LinkedHashMap<>();
    private String header = HEADER;
    private String secret = SECRET;

    private TestingToken(String issuer, String audience) {
        long now = NOW.getEpochSecond();
        with("cid", quoted(CLIENT)).with("iss", quoted(issuer)).with("aud", quoted(audience));
        with("iat", now).with("nbf", now).with("exp", now + 10);
    }

    /** The common claims of a response, in the form of the specification's table. */
    public static TestingToken response() {
        return new TestingToken("pw-sso", CLIENT);
    }

    /** The common claims of a request, which are those of a response in the form of the specification's example. */
    public static TestingToken request() {
        return new TestingToken(ORGANISATION, "pw-sso");
    }

    public static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    public TestingToken text(String name, String value) {
        return with(name, quoted(value));
    }

    public TestingToken with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Sets a claim to any JSON, or to what should have been JSON. */
    public TestingToken with(String name, String json) {
        claims.put(name, json);
        return this;
    }

    public TestingToken without(String name) {
        claims.remove(name);
        return this;
    }

    public TestingToken header(String json) {
        header = json;
        return this;
    }

    public TestingToken secret(String other) {
        secret = other;
        return this;
    }

    public String payload() {
        return claims.entrySet().stream()
                .map(claim -> quoted(claim.getKey()) + ":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    public String sign() {
        return sign(payload());
    }

    /** Signs this header and secret over another payload. */
    public String sign(String payload) {
        return sign(bytes(payload));
    }

    public String sign(byte[] payload) {
        return signParts(base64(bytes(header)), base64(payload));
    }

    /** Signs parts as they are, so that what is wrong with them is not the signature. */
    public String signParts(String headerPart, String payloadPart) {
        String signed = headerPart + "." + payloadPart;
        return signed + "." + base64(mac("HmacSHA256", signed, secret));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] mac(String algorithm, String signed, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret), algorithm));
            return mac.doFinal(bytes(signed));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
