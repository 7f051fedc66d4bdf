package io.github.seatkeeper.protocol;

import static io.github.seatkeeper.protocol.TestingToken.NOW;
import static io.github.seatkeeper.protocol.TestingToken.base64;
import static io.github.seatkeeper.protocol.TestingToken.bytes;
import static io.github.seatkeeper.protocol.TestingToken.request;
import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The controls to {@link HostileTokensTest}: unusual tokens that are right, up to the very edge. */
final class AcceptedTokensTest {
    private static final TokenCodec SITE = TokenCodec.ofSite(TestingToken.API_CLIENT, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final long SECONDS = NOW.getEpochSecond();
    private static final long DAY = 24 * 60 * 60;

    @ParameterizedTest
    @MethodSource
    void isAccepted(TestingToken token) throws InvalidTokenException {
        assertThat(SITE.verify(UnverifiedToken.parse(token.sign())).text(Claim.AUDIENCE))
                .isNotNull();
    }

    static Stream<Named<TestingToken>> isAccepted() {
        return Stream.of(
                Named.of("issuer and audience as in the specification's table", response()),
                Named.of("issuer and audience as in the specification's example", request()),
                Named.of("no client", response().without("cid")),
                Named.of("client null", response().with("cid", "null")),
                Named.of("typ in lower case", response().header("{\"typ\":\"jwt\",\"alg\":\"HS256\"}")),
                Named.of("no typ", response().header("{\"alg\":\"HS256\"}")),
                Named.of("a key's name", response().header("{\"alg\":\"HS256\",\"kid\":\"7\",\"jku\":\"http://x\"}")),
                Named.of("a life of exactly 24 h", response().with("exp", SECONDS + DAY)),
                Named.of("a life of no time", response().with("exp", SECONDS)),
                Named.of(
                        "expired within the leeway",
                        response()
                                .with("iat", SECONDS - 130)
                                .with("nbf", SECONDS - 130)
                                .with("exp", SECONDS - 120)),
                Named.of(
                        "issued in the future within the leeway",
                        response()
                                .with("iat", SECONDS + 120)
                                .with("nbf", SECONDS + 120)
                                .with("exp", SECONDS + 130)),
                Named.of(
                        "an unknown claim of any shape",
                        response()
                                .with("x", "[{\"a\":[1e400,null]},\"\"]")
                                .with("sub", "5")
                                .with("jti", "[]")),
                Named.of(
                        "claims of other spelling",
                        response().with("EXP", "\"x\"").with("Usr", "5")),
                Named.of("the largest number", response().with("frf", 9_007_199_254_740_991L)));
    }

    @Test
    void aNullClaimIsAnAbsentOne() throws InvalidTokenException {
        TestingToken token = response();
        for (Claim claim : EnumSet.range(Claim.IP_ADDRESS, Claim.METHOD)) {
            token.with(claim.wireName(), "null");
        }

        Claims claims = SITE.verify(UnverifiedToken.parse(token.sign()));

        assertThat(claims.values()).hasSize(6);
        assertThat(claims.sessions()).isNull();
        assertThat(claims.flag(Claim.REMEMBER)).isFalse();
    }

    @Test
    void escapedNamesAreTheSameNames() throws InvalidTokenException {
        TestingToken token = response().header("{\"\\u0061lg\":\"HS256\"}").text("usr", "\u00e5sa \ud83d\ude00");

        String payload = token.payload().replace("\"usr\"", "\"\\u0075sr\"");

        assertThat(SITE.verify(UnverifiedToken.parse(token.sign(payload))).text(Claim.LOGIN))
                .isEqualTo("\u00e5sa \ud83d\ude00");
    }

    @Test
    void aBlankBeforeThePayloadsObjectIsJson() throws InvalidTokenException {
        String token = response()
                .signParts(
                        base64(bytes(TestingToken.HEADER)),
                        base64(bytes("\n " + response().payload() + "\n")));

        assertThat(SITE.verify(UnverifiedToken.parse(token)).has(Claim.EXPIRES_AT))
                .isTrue();
    }
}
