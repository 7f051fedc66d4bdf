package io.github.seatkeeper.protocol;

import static io.github.seatkeeper.protocol.InvalidTokenException.Fault.MALFORMED;
import static io.github.seatkeeper.protocol.InvalidTokenException.Fault.UNTRUSTED;
import static io.github.seatkeeper.protocol.TestingToken.HEADER;
import static io.github.seatkeeper.protocol.TestingToken.NOW;
import static io.github.seatkeeper.protocol.TestingToken.base64;
import static io.github.seatkeeper.protocol.TestingToken.bytes;
import static io.github.seatkeeper.protocol.TestingToken.request;
import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.seatkeeper.protocol.InvalidTokenException.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** None of these is accepted, and each is refused for its own reason: all but the signature's are signed correctly. */
final class HostileTokensTest {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TokenCodec SITE = TokenCodec.ofSite(TestingToken.API_CLIENT, CLOCK);
    private static final TokenCodec SERVICE = TokenCodec.ofService(TestingToken.API_CLIENT, CLOCK);
    private static final long SECONDS = NOW.getEpochSecond();
    private static final long DAY = 24 * 60 * 60;

    private record Hostile(String name, TokenCodec end, Fault fault, String reason, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"headers", "encodings", "payloads", "times", "types", "sessions", "signatures", "parties"})
    void isRefused(Hostile hostile) {
        InvalidTokenException refusal = catchThrowableOfType(
                InvalidTokenException.class, () -> hostile.end().verify(UnverifiedToken.parse(hostile.token())));

        assertThat(refusal).as("accepted: " + hostile.name()).isNotNull();
        assertThat(refusal.fault()).isEqualTo(hostile.fault());
        assertThat(refusal).hasMessageContaining(hostile.reason());
    }

    static Stream<Hostile> headers() {
        String algorithm = "algorithm is not HS256";
        List<Hostile> all = new ArrayList<>();
        for (String alg : List.of(
                "\"none\"",
                "\"None\"",
                "\"HS512\"",
                "\"HS384\"",
                "\"hs256\"",
                "\"RS256\"",
                "\"ES256\"",
                "\"HS256 \"",
                "\"\"",
                "null",
                "256",
                "[\"HS256\"]",
                "{\"HS256\":1}")) {
            all.add(malformed("alg is " + alg, algorithm, response().header("{\"alg\":" + alg + "}")));
        }
        all.add(malformed("no alg", algorithm, response().header("{\"typ\":\"JWT\"}")));
        all.add(malformed("ALG for alg", algorithm, response().header("{\"ALG\":\"HS256\"}")));
        all.add(malformed("alg twice", "not well-formed", header("{\"alg\":\"HS256\",\"alg\":\"HS256\"}")));
        all.add(malformed("alg none, then HS256", "not well-formed", header("{\"alg\":\"none\",\"alg\":\"HS256\"}")));
        all.add(malformed(
                "alg twice, once escaped", "not well-formed", header("{\"alg\":\"HS256\",\"\\u0061lg\":\"none\"}")));
        all.add(malformed("crit", "demands an extension", header("{\"alg\":\"HS256\",\"crit\":[\"b64\"]}")));
        all.add(malformed("crit null", "demands an extension", header("{\"alg\":\"HS256\",\"crit\":null}")));
        all.add(malformed("typ JWE", "type is not JWT", header("{\"alg\":\"HS256\",\"typ\":\"JWE\"}")));
        all.add(malformed("typ a number", "type is not JWT", header("{\"alg\":\"HS256\",\"typ\":1}")));
        all.add(malformed("typ null", "type is not JWT", header("{\"alg\":\"HS256\",\"typ\":null}")));
        all.add(malformed("header an array", "not a JSON object", header("[\"HS256\"]")));
        all.add(malformed("header a string", "not a JSON object", header("\"HS256\"")));
        all.add(malformed("header with something behind", "not well-formed", header(HEADER + "{}")));
        all.add(malformed(
                "header over 1 KiB",
                "header is too long",
                header("{\"alg\":\"HS256\",\"kid\":\"" + "k".repeat(1024) + "\"}")));
        return all.stream();
    }

    static Stream<Hostile> encodings() {
        String good = response().sign();
        String[] parts = good.split("\\.", -1);
        String odd = base64(bytes(
                response().payload() + " ".repeat(3 - (response().payload().length() + 2) % 3)));
        String notCanonical = "not canonical base64url";
        String notBase64 = "not base64url";
        String notThree = "not three parts";
        return Stream.of(
                malformed("an empty string", notThree, ""),
                malformed("one part", notThree, parts[0]),
                malformed("two parts", notThree, parts[0] + "." + parts[1]),
                malformed("four parts", notThree, good + "." + parts[2]),
                malformed("five parts, as encrypted tokens have", notThree, good + ".a.b"),
                malformed("a dot at the end", notThree, good + "."),
                malformed("a million dots", notThree, ".".repeat(1_000_000)),
                malformed("empty header", notCanonical, response().signParts("", parts[1])),
                malformed("empty payload", notCanonical, response().signParts(parts[0], "")),
                malformed("empty signature", notCanonical, parts[0] + "." + parts[1] + "."),
                malformed("nothing but dots", notCanonical, ".."),
                malformed("padded payload", notCanonical, response().signParts(parts[0], padded(odd))),
                malformed("padded signature", notCanonical, good + "="),
                malformed(
                        "bits set behind the payload", notCanonical, response().signParts(parts[0], next(odd))),
                malformed("bits set behind the signature", notCanonical, next(good)),
                malformed("a single character left over", notBase64, response().signParts(parts[0], odd + "AAA")),
                malformed("standard alphabet", notBase64, response().signParts(parts[0] + "+/+/", parts[1])),
                malformed("a blank before", notBase64, " " + good),
                malformed("a line break behind", notBase64, good + "\n"),
                malformed("a line break within", notBase64, response().signParts(parts[0], "\r\n" + parts[1])),
                malformed("a byte order mark before", notBase64, "\ufeff" + good),
                malformed(
                        "a letter that is not ASCII", notBase64, response().signParts(parts[0], parts[1] + "\u0101AA")),
                malformed("Bearer before", notBase64, "Bearer " + good),
                malformed(
                        "over 1 MiB",
                        "token is too long",
                        response().text("extra", "x".repeat(1024 * 1024)).sign()));
    }

    static Stream<Hostile> payloads() {
        String payload = response().payload();
        String open = payload.substring(0, payload.length() - 1);
        String json = "not well-formed JSON";
        String object = "not a JSON object";
        return Stream.of(
                malformed("payload an array", object, response().sign("[" + payload + "]")),
                malformed("payload a string", object, response().sign("\"x\"")),
                malformed("payload null", object, response().sign("null")),
                malformed("payload a blank", object, response().sign(" ")),
                malformed("payload no JSON", json, response().sign("cid=harbour-web")),
                malformed("payload cut short", json, response().sign(open)),
                malformed("payload twice", json, response().sign(payload + payload)),
                malformed("something behind the payload", json, response().sign(payload + "x")),
                malformed("a comma too many", json, response().sign(open + ",}")),
                malformed("a comment", json, response().sign("/**/" + payload)),
                malformed("single quotes", json, response().sign(payload.replace('"', '\''))),
                malformed("NaN", json, response().with("raa", "NaN")),
                malformed("a leading zero", json, response().with("raa", "007")),
                malformed("a control character in a string", json, response().with("usr", "\"a\nb\"")),
                malformed("a byte order mark", json, response().sign("\ufeff" + payload)),
                malformed("UTF-16", json, response().sign(payload.getBytes(StandardCharsets.UTF_16BE))),
                malformed(
                        "UTF-16 with byte order mark",
                        "not UTF-8",
                        response().sign(payload.getBytes(StandardCharsets.UTF_16))),
                malformed(
                        "Latin-1",
                        "not UTF-8",
                        response()
                                .sign(response()
                                        .text("usr", "J\u00f6rg")
                                        .payload()
                                        .getBytes(StandardCharsets.ISO_8859_1))),
                malformed("a claim twice", json, response().sign(open + ",\"cid\":\"harbour-web\"}")),
                malformed("a claim twice, once null", json, response().sign(open + ",\"exp\":null}")),
                malformed("a claim twice, once escaped", json, response().sign(open + ",\"\\u0065xp\":9}")),
                malformed("an unknown claim twice", json, response().sign(open + ",\"x\":1,\"x\":1}")),
                malformed("a name twice in an unknown claim", json, response().with("x", "{\"a\":1,\"a\":2}")),
                malformed("nested 1000 deep", json, response().with("x", "[".repeat(1000) + "]".repeat(1000))),
                malformed("a number of 2000 digits", json, response().with("x", "1".repeat(2000))));
    }

    static Stream<Hostile> times() {
        List<Hostile> all = new ArrayList<>();
        for (String claim : List.of("exp", "iat", "nbf")) {
            all.add(malformed(
                    "no " + claim, "\"" + claim + "\" is missing", response().without(claim)));
            all.add(malformed(
                    claim + " null", "\"" + claim + "\" is missing", response().with(claim, "null")));
            all.add(malformed(
                    claim + " in upper case only",
                    "\"" + claim + "\" is missing",
                    response().without(claim).with(claim.toUpperCase(Locale.ROOT), SECONDS)));
        }
        String life = "life is not between";
        all.add(untrusted("a life of 24 h and 1 s", life, response().with("exp", SECONDS + DAY + 1)));
        all.add(untrusted(
                "a life over 24 h, begun in the past",
                life,
                response().with("iat", SECONDS - DAY).with("exp", SECONDS + 1)));
        all.add(untrusted("exp as far as numbers go", life, response().with("exp", 9_007_199_254_740_991L)));
        all.add(untrusted("exp in milliseconds", life, response().with("exp", (SECONDS + 10) * 1000)));
        all.add(untrusted("iat 0", life, response().with("iat", 0)));
        all.add(untrusted("exp before iat", life, response().with("exp", SECONDS - 1)));
        all.add(untrusted(
                "exp before nbf", life, response().with("iat", SECONDS - 100).with("exp", SECONDS - 1)));
        all.add(untrusted(
                "expired beyond the leeway",
                "not valid any more",
                response().with("iat", SECONDS - 131).with("nbf", SECONDS - 131).with("exp", SECONDS - 121)));
        all.add(untrusted(
                "issued in the future",
                "not valid yet",
                response().with("iat", SECONDS + 121).with("exp", SECONDS + 131)));
        all.add(untrusted(
                "not yet valid",
                "not valid yet",
                response().with("nbf", SECONDS + 121).with("exp", SECONDS + 131)));
        return all.stream();
    }

    static Stream<Hostile> types() {
        List<Hostile> all = new ArrayList<>();
        for (Claim claim : Claim.values()) {
            List<String> wrong = switch (claim.type()) {
                case TEXT -> List.of("7", "true", "[\"x\"]", "{}");
                case NUMBER ->
                    List.of(
                            "\"7\"",
                            "7.5",
                            "7.0",
                            "7e0",
                            "-1",
                            "true",
                            "[7]",
                            "9007199254740992",
                            "9223372036854775807",
                            "9223372036854775808",
                            "1" + "0".repeat(30));
                case FLAG -> List.of("\"true\"", "1", "[true]");
                case SESSIONS -> List.of("7", "true", "{}");
            };
            for (String json : wrong) {
                String reason = claim == Claim.SESSIONS ? "list of sessions" : "\"" + claim.wireName() + "\"";
                all.add(malformed(
                        claim.wireName() + " is " + json, reason, response().with(claim.wireName(), json)));
            }
        }
        return all.stream();
    }

    static Stream<Hostile> sessions() {
        String row = "listed session";
        String list = "list of sessions";
        return Stream.of(
                ses("an object in a string", list, "{}"),
                ses("an empty string", list, ""),
                ses("no JSON in a string", list, "none"),
                ses("a string in a string", list, "\"[]\""),
                ses("two arrays in a string", list, "[][]"),
                ses("a name twice in a string", list, "[{\"session_id\":\"a\",\"session_id\":\"b\"}]"),
                ses("deep in a string", list, "[".repeat(1000) + "]".repeat(1000)),
                malformed(
                        "ses: a name twice in an array",
                        "not well-formed",
                        response().with("ses", "[{\"session_id\":\"a\",\"session_id\":\"b\"}]")),
                ses("a row without id", row, "[{\"browser\":\"Firefox\"}]"),
                ses("a row with an empty id", row, "[{\"session_id\":\"\"}]"),
                ses("a row with a null id", row, "[{\"session_id\":null}]"),
                ses("a row with a number as id", row, "[{\"session_id\":5}]"),
                ses("a number as row", row, "[5]"),
                ses("null as row", row, "[null]"),
                ses("an array as row", row, "[[\"a\"]]"),
                ses("a number as time", row, "[{\"session_id\":\"a\",\"created\":1603893429}]"),
                ses("an object as browser", row, "[{\"session_id\":\"a\",\"browser\":{}}]"));
    }

    static Stream<Hostile> signatures() {
        String wrong = "signature is wrong";
        String good = response().sign();
        String signed = good.substring(0, good.lastIndexOf('.'));
        byte[] mac = TestingToken.mac("HmacSHA256", signed, TestingToken.SECRET);
        byte[] zeros = new byte[32];
        return Stream.of(
                untrusted("another secret", wrong, response().secret("another-secret-of-the-tests-01234")),
                untrusted("the client's id as secret", wrong, response().secret(TestingToken.CLIENT)),
                untrusted("a blank behind the secret", wrong, response().secret(TestingToken.SECRET + " ")),
                untrusted("zeros", wrong, signed + "." + base64(zeros)),
                untrusted("half the MAC", wrong, signed + "." + base64(Arrays.copyOf(mac, 16))),
                untrusted("one byte of the MAC", wrong, signed + "." + base64(Arrays.copyOf(mac, 1))),
                untrusted("a byte behind the MAC", wrong, signed + "." + base64(Arrays.copyOf(mac, 33))),
                untrusted(
                        "MAC of HS512",
                        wrong,
                        signed + "." + base64(TestingToken.mac("HmacSHA512", signed, TestingToken.SECRET))),
                untrusted(
                        "MAC of the payload alone",
                        wrong,
                        signed + "."
                                + base64(
                                        TestingToken.mac("HmacSHA256", good.split("\\.", -1)[1], TestingToken.SECRET))),
                untrusted(
                        "signature of another token",
                        wrong,
                        signed + "." + request().sign().split("\\.", -1)[2]),
                untrusted(
                        "payload of another token",
                        wrong,
                        good.split("\\.", -1)[0] + "." + request().sign().split("\\.", -1)[1] + "."
                                + good.split("\\.", -1)[2]));
    }

    static Stream<Hostile> parties() {
        String end = "not from, or not for, this end";
        String missing = "is missing";
        return Stream.of(
                untrusted("another issuer", end, response().text("iss", "evil")),
                untrusted("another audience", end, response().text("aud", "other-web")),
                untrusted(
                        "issuer and audience swapped",
                        end,
                        response().text("iss", TestingToken.CLIENT).text("aud", "pw-sso")),
                untrusted("half of each form", end, response().text("iss", TestingToken.ORGANISATION)),
                untrusted("the other half of each form", end, response().text("aud", "pw-sso")),
                untrusted("issuer in upper case", end, response().text("iss", "PW-SSO")),
                untrusted("a blank behind the audience", end, response().text("aud", TestingToken.CLIENT + " ")),
                untrusted("another organisation", end, request().text("iss", "lighthouse")),
                untrusted("another client's", "another client's", response().text("cid", "other-web")),
                untrusted("nobody's", "another client's", response().text("cid", "")),
                malformed("no issuer", missing, response().without("iss")),
                malformed("no audience", missing, response().without("aud")),
                malformed("empty issuer", missing, response().text("iss", "")),
                atService(UNTRUSTED, "a response sent back to the service", end, response()),
                atService(
                        UNTRUSTED,
                        "a request of another organisation",
                        end,
                        request().text("iss", "lighthouse")),
                atService(
                        UNTRUSTED, "a request to somebody else", end, request().text("aud", "other")),
                atService(
                        UNTRUSTED,
                        "a request of another client",
                        "another client's",
                        request().text("cid", "x")));
    }

    private static TestingToken header(String json) {
        return response().header(json);
    }

    private static Hostile ses(String name, String reason, String text) {
        return malformed("ses: " + name, reason, response().text("ses", text));
    }

    private static Hostile malformed(String name, String reason, TestingToken token) {
        return malformed(name, reason, token.sign());
    }

    private static Hostile malformed(String name, String reason, String token) {
        return new Hostile(name, SITE, MALFORMED, reason, token);
    }

    private static Hostile untrusted(String name, String reason, TestingToken token) {
        return untrusted(name, reason, token.sign());
    }

    private static Hostile untrusted(String name, String reason, String token) {
        return new Hostile(name, SITE, UNTRUSTED, reason, token);
    }

    private static Hostile atService(Fault fault, String name, String reason, TestingToken token) {
        return new Hostile(name, SERVICE, fault, reason, token.sign());
    }

    private static String padded(String part) {
        return part + "=".repeat((4 - part.length() % 4) % 4);
    }

    /** The next character in the last place sets a bit that decoders drop. */
    private static String next(String part) {
        int last = part.length() - 1;
        return part.substring(0, last) + (char) (part.charAt(last) + 1);
    }
}
