package io.github.seatkeeper.protocol;

import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Signs the tokens of one end of the wire and verifies those of the other, for one API client. A token is signed with
 * HS256, not encrypted. Immutable and thread-safe.
 */
public final class TokenCodec {
    /** How long a token of a server-to-server call is valid. */
    public static final Duration LIFE = Duration.ofSeconds(10);
    /** How long a token that travels through the browser is valid. */
    public static final Duration BROWSER_LIFE = Duration.ofMinutes(1);
    /** A token that is made to live longer is refused. The published examples live this long. */
    public static final Duration MAX_LIFE = Duration.ofDays(1);
    /** How far the two ends' clocks may differ. */
    public static final Duration LEEWAY = Duration.ofMinutes(2);

    /** The header of every token that is signed here, encoded. */
    static final String HEADER = base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));

    private static final String SERVICE = "pw-sso";

    /** Who a token is from and who it is for. */
    private record Parties(String issuer, String audience) {}

    private final Algorithm algorithm;
    private final String clientId;
    private final Parties signs;
    private final List<Parties> accepts;
    private final Clock clock;

    private TokenCodec(SharedSecret secret, String clientId, Parties signs, List<Parties> accepts, Clock clock) {
        this.algorithm = secret.hs256();
        this.clientId = clientId;
        this.signs = signs;
        this.accepts = accepts;
        this.clock = clock;
    }

    /**
     * The site's end: signs requests; verifies responses, whose issuer and audience the specification gives in two
     * forms, of which both are accepted and nothing else.
     *
     * @param client the site's API client
     * @param clock tells when a token is made and whether it is valid
     * @return the codec
     */
    public static TokenCodec ofSite(ApiClient client, Clock clock) {
        Parties request = new Parties(client.organisationId(), SERVICE);
        Parties response = new Parties(SERVICE, client.id());
        return new TokenCodec(client.secret(), client.id(), request, List.of(response, request), clock);
    }

    /**
     * The service's end: verifies requests, signs responses.
     *
     * @param client the API client whose requests are answered
     * @param clock tells when a token is made and whether it is valid
     * @return the codec
     */
    public static TokenCodec ofService(ApiClient client, Clock clock) {
        Parties request = new Parties(client.organisationId(), SERVICE);
        Parties response = new Parties(SERVICE, client.id());
        return new TokenCodec(client.secret(), client.id(), response, List.of(request), clock);
    }

    /**
     * Signs the claims, with client, issuer, audience and times added.
     *
     * @param claims the claims of one operation
     * @param life how long the token is to be valid, at most {@link #MAX_LIFE}
     * @return the token
     * @throws IllegalArgumentException if the other end would refuse so long a life
     */
    public String sign(Claims claims, Duration life) {
        if (life.isNegative() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException("A token's life is at most " + MAX_LIFE + ", not " + life + ".");
        }
        long now = clock.instant().getEpochSecond();
        Map<String, Object> payload = new LinkedHashMap<>();
        claims.values().forEach((claim, value) -> payload.put(claim.wireName(), value));
        List<ActiveSession> sessions = claims.sessions();
        if (sessions != null) {
            payload.put(Claim.SESSIONS.wireName(), ActiveSessionsJson.write(sessions));
        }
        payload.put(Claim.CLIENT_ID.wireName(), clientId);
        payload.put(Claim.NOT_BEFORE.wireName(), now);
        payload.put(Claim.EXPIRES_AT.wireName(), now + life.toSeconds());
        payload.put(Claim.ISSUED_AT.wireName(), now);
        payload.put(Claim.ISSUER.wireName(), signs.issuer());
        payload.put(Claim.AUDIENCE.wireName(), signs.audience());
        String signed = HEADER + "." + base64Url(Json.write(payload));
        return signed + "." + base64Url(mac(signed));
    }

    /**
     * Checks that the other end made this token, for this end, and now.
     *
     * @param token a token as received
     * @return its claims
     * @throws InvalidTokenException if its signature, client, issuer, audience or time is not right
     */
    public Claims verify(UnverifiedToken token) throws InvalidTokenException {
        if (!MessageDigest.isEqual(mac(token.signed()), token.signature())) {
            throw InvalidTokenException.untrusted("The token's signature is wrong.");
        }
        Claims claims = token.claims();
        String client = claims.text(Claim.CLIENT_ID);
        if (client != null && !client.equals(clientId)) {
            throw InvalidTokenException.untrusted("The token is another client's.");
        }
        if (!accepts.contains(new Parties(claims.requiredText(Claim.ISSUER), claims.requiredText(Claim.AUDIENCE)))) {
            throw InvalidTokenException.untrusted("The token is not from, or not for, this end.");
        }
        checkTime(claims);
        return claims;
    }

    /** The algorithm takes header and payload apart and puts the dot between them. */
    private byte[] mac(String signed) {
        int dot = signed.indexOf('.');
        return algorithm.sign(
                signed.substring(0, dot).getBytes(StandardCharsets.US_ASCII),
                signed.substring(dot + 1).getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void checkTime(Claims claims) throws InvalidTokenException {
        long issuedAt = time(claims, Claim.ISSUED_AT);
        long notBefore = time(claims, Claim.NOT_BEFORE);
        long expiresAt = time(claims, Claim.EXPIRES_AT);
        if (expiresAt < issuedAt || expiresAt < notBefore || expiresAt - issuedAt > MAX_LIFE.toSeconds()) {
            throw InvalidTokenException.untrusted("The token's life is not between 0 and 24 hours.");
        }
        long now = clock.instant().getEpochSecond();
        long leeway = LEEWAY.toSeconds();
        if (issuedAt > now + leeway || notBefore > now + leeway) {
            throw InvalidTokenException.untrusted("The token is not valid yet: do the two clocks differ?");
        }
        if (expiresAt < now - leeway) {
            throw InvalidTokenException.untrusted("The token is not valid any more: do the two clocks differ?");
        }
    }

    private static long time(Claims claims, Claim claim) {
        return Objects.requireNonNull(claims.number(claim), "every parsed token has its times");
    }
}
