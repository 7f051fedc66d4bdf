package io.github.seatkeeper.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two tokens that the specification prints, and what must hold for them. */
final class GoldenTokensTest {
    private static final Clock THEN = Clock.fixed(Instant.ofEpochSecond(1_603_893_429), ZoneOffset.UTC);
    private static final ApiClient CLIENT =
            new ApiClient("5f8d4391bdf92811a17e77e2", SharedSecret.of("your-256-bit-secret"), "your_organisation_id");
    private static final TokenCodec SITE = TokenCodec.ofSite(CLIENT, THEN);
    private static final TokenCodec SERVICE = TokenCodec.ofService(CLIENT, THEN);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";

    @Test
    void theServiceReadsTheRequest() throws InvalidTokenException {
        Claims claims = SERVICE.verify(UnverifiedToken.parse(golden("sessions-request")));

        assertThat(claims.text(Claim.ACCOUNT_ID)).isEqualTo("account_id");
        assertThat(claims.text(Claim.CLIENT_ID)).isEqualTo("5f8d4391bdf92811a17e77e2");
        assertThat(claims.number(Claim.EXPIRES_AT)).isEqualTo(1_603_979_829);
    }

    @Test
    void theSiteReadsTheResponse() throws InvalidTokenException {
        Claims claims = SITE.verify(UnverifiedToken.parse(golden("sessions-response")));

        assertThat(claims.text(Claim.METHOD)).isEqualTo("list_active_sessions");
        assertThat(claims.text(Claim.ERROR)).isEmpty();
        assertThat(claims.number(Claim.SESSION_LIMIT)).isEqualTo(5);
        assertThat(claims.sessions())
                .isEqualTo(List.of(new ActiveSession(
                        new SessionId("a session id"),
                        Instant.parse("2022-12-14T09:38:43.653987Z"),
                        Instant.parse("2022-12-13T09:38:43.658581Z"),
                        "127.0.0.1",
                        "Chrome",
                        "Windows 10")));
    }

    @Test
    void theClientIsToldBeforeAnythingIsVerified() throws InvalidTokenException {
        assertThat(UnverifiedToken.parse(golden("sessions-request")).clientId()).isEqualTo("5f8d4391bdf92811a17e77e2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions-request", "sessions-response"})
    void isRefusedWithAnyCharacterChanged(String name) {
        String token = golden(name);
        TokenCodec codec = name.endsWith("request") ? SERVICE : SITE;
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < token.length(); i++) {
            String before = token.substring(0, i);
            String behind = token.substring(i + 1);
            // without it, the next of the alphabet, and one far away
            int at = ALPHABET.indexOf(token.charAt(i));
            char next = ALPHABET.charAt((at + 1) % ALPHABET.length());
            char far = ALPHABET.charAt((at + 32) % 64);
            for (String changed : List.of("", "" + next, "" + far)) {
                String hostile = before + changed + behind;
                if (isAccepted(codec, hostile)) {
                    accepted.add(hostile);
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(isAccepted(codec, token)).isTrue();
    }

    @Test
    void theRequestsClaimsSignedAnewAreAccepted() throws InvalidTokenException {
        Claims claims = SERVICE.verify(UnverifiedToken.parse(golden("sessions-request")));

        String again = SITE.sign(claims, TokenCodec.MAX_LIFE);

        assertThat(SERVICE.verify(UnverifiedToken.parse(again)).values()).isEqualTo(claims.values());
    }

    @Test
    void theResponsesClaimsSignedAnewAreAccepted() throws InvalidTokenException {
        Claims claims = SITE.verify(UnverifiedToken.parse(golden("sessions-response")));

        Claims again = SITE.verify(UnverifiedToken.parse(SERVICE.sign(claims, TokenCodec.MAX_LIFE)));

        assertThat(again.sessions()).isEqualTo(claims.sessions());
        assertThat(again.text(Claim.METHOD)).isEqualTo("list_active_sessions");
        assertThat(again.text(Claim.ISSUER))
                .as("the form of the specification's table")
                .isEqualTo("pw-sso");
        assertThat(again.text(Claim.AUDIENCE)).isEqualTo("5f8d4391bdf92811a17e77e2");
    }

    @Test
    void isRefusedADayAndTheLeewayLater() {
        Clock later =
                Clock.offset(THEN, TokenCodec.MAX_LIFE.plus(TokenCodec.LEEWAY).plusSeconds(1));

        assertThat(isAccepted(TokenCodec.ofService(CLIENT, later), golden("sessions-request")))
                .isFalse();
    }

    private static boolean isAccepted(TokenCodec codec, String token) {
        try {
            codec.verify(UnverifiedToken.parse(token));
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private static String golden(String name) {
        String resource = "/golden/" + name + ".jwt";
        try (InputStream in = Objects.requireNonNull(GoldenTokensTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
