package io.github.seatkeeper.protocol;

import static io.github.seatkeeper.protocol.TestingToken.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenCodecTest {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TokenCodec SITE = TokenCodec.ofSite(TestingToken.API_CLIENT, CLOCK);
    private static final TokenCodec SERVICE = TokenCodec.ofService(TestingToken.API_CLIENT, CLOCK);
    private static final Claims NONE = Claims.builder().build();

    @Test
    void aRequestCarriesTheCommonClaims() throws InvalidTokenException {
        assertThat(payload(SITE.sign(NONE, TokenCodec.LIFE)))
                .isEqualTo(payload(TestingToken.request().sign()))
                .hasSize(6);
    }

    @Test
    void aResponseIsIssuedInTheFormOfTheSpecificationsTable() throws InvalidTokenException {
        Claims claims = SITE.verify(UnverifiedToken.parse(SERVICE.sign(NONE, TokenCodec.LIFE)));

        assertThat(claims.text(Claim.ISSUER)).isEqualTo("pw-sso");
        assertThat(claims.text(Claim.AUDIENCE)).isEqualTo("harbour-web");
    }

    @Test
    void everyClaimArrivesAsItWasSent() throws InvalidTokenException {
        Claims.Builder sent = Claims.builder().withSessions(List.of());
        for (Claim claim : Claim.values()) {
            switch (claim.type()) {
                case TEXT -> sent.with(claim, "\u00e5 \"" + claim + "\"");
                case NUMBER -> sent.with(claim, 7);
                case FLAG -> sent.with(claim, true);
                case SESSIONS -> {}
            }
        }
        Claims expected = sent.build();

        Claims received = SERVICE.verify(UnverifiedToken.parse(SITE.sign(expected, TokenCodec.LIFE)));

        for (Claim claim : EnumSet.range(Claim.IP_ADDRESS, Claim.METHOD)) {
            assertThat(received.values().get(claim))
                    .as(claim.name())
                    .isEqualTo(expected.values().get(claim));
        }
    }

    @Test
    void theCommonClaimsAreTheCodecsOwnWhateverItIsGiven() throws InvalidTokenException {
        Claims forged = Claims.builder()
                .with(Claim.CLIENT_ID, "other")
                .with(Claim.ISSUER, "other")
                .with(Claim.AUDIENCE, "other")
                .with(Claim.EXPIRES_AT, 1)
                .build();

        Claims received = SERVICE.verify(UnverifiedToken.parse(SITE.sign(forged, TokenCodec.LIFE)));

        assertThat(received.text(Claim.CLIENT_ID)).isEqualTo("harbour-web");
        assertThat(received.text(Claim.ISSUER)).isEqualTo("harbour");
        assertThat(received.number(Claim.EXPIRES_AT)).isEqualTo(NOW.getEpochSecond() + 10);
    }

    @Test
    void aTokenIsNotSignedForLongerThanItWouldBeAccepted() {
        assertThat(SITE.sign(NONE, TokenCodec.MAX_LIFE)).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SITE.sign(NONE, TokenCodec.MAX_LIFE.plusSeconds(1)))
                .withMessageContaining("PT24H1S");
        assertThatIllegalArgumentException().isThrownBy(() -> SITE.sign(NONE, Duration.ofSeconds(-1)));
    }

    @Test
    void claimsTakeOnlyValuesOfTheirOwnKind() {
        Claims.Builder claims = Claims.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> claims.with(Claim.SESSION_LIMIT, "5"));
        assertThatIllegalArgumentException().isThrownBy(() -> claims.with(Claim.LOGIN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> claims.with(Claim.SESSION_LIMIT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> claims.build().number(Claim.LOGIN));
    }

    @Test
    void aTextThatIsRequiredMayNotBeEmpty() {
        Claims claims = Claims.builder().with(Claim.SESSION_ID, "").build();

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> claims.requiredText(Claim.SESSION_ID))
                .withMessage("The claim \"sid\" is missing.");
    }

    private static JsonNode payload(String token) throws InvalidTokenException {
        return Json.parseObject(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), "payload");
    }
}
