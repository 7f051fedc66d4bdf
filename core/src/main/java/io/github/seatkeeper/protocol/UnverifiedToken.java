package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed token of this protocol that anybody could have made: its signature, parties and time are still to be
 * checked by {@link TokenCodec#verify}. Immutable.
 */
public final class UnverifiedToken {
    /** A longer token is refused before it is parsed, in bytes. */
    public static final int MAX_LENGTH = 1024 * 1024;

    private static final int MAX_HEADER_LENGTH = 1024;

    private final String signed;
    private final byte[] signature;
    private final Claims claims;

    private UnverifiedToken(String signed, byte[] signature, Claims claims) {
        this.signed = signed;
        this.signature = signature;
        this.claims = claims;
    }

    /**
     * Reads a token's parts strictly: three parts of canonical base64url, a header of {@code alg} exactly HS256 and no
     * {@code crit}, a payload without doubled names, in which every known claim has its type and {@code exp},
     * {@code iat} and {@code nbf} are there.
     *
     * @param compact the token as received
     * @return the token, not verified
     * @throws InvalidTokenException always as {@link InvalidTokenException.Fault#MALFORMED}
     */
    public static UnverifiedToken parse(String compact) throws InvalidTokenException {
        if (compact.length() > MAX_LENGTH) {
            throw InvalidTokenException.malformed("The token is too long.");
        }
        String[] parts = compact.split("\\.", 4);
        if (parts.length != 3) {
            throw InvalidTokenException.malformed("The token has not three parts.");
        }
        if (parts[0].length() > MAX_HEADER_LENGTH) {
            throw InvalidTokenException.malformed("The token's header is too long.");
        }
        if (!parts[0].equals(TokenCodec.HEADER)) {
            checkHeader(Json.parseObject(decode(parts[0]), "token's header"));
        }
        byte[] signature = decode(parts[2]);
        Claims claims = readClaims(decode(parts[1]));
        return new UnverifiedToken(parts[0] + "." + parts[1], signature, claims);
    }

    /**
     * Who the token says it is from or for: enough to look up the secret to verify it with, and nothing else.
     *
     * @return the claim {@code cid}, or null if absent
     */
    public @Nullable String clientId() {
        return claims.text(Claim.CLIENT_ID);
    }

    /** Header and payload as received, with the dot between them. */
    String signed() {
        return signed;
    }

    byte[] signature() {
        return signature;
    }

    Claims claims() {
        return claims;
    }

    private static byte[] decode(String part) throws InvalidTokenException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(part.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw InvalidTokenException.malformed("The token is not base64url.");
        }
        if (bytes.length == 0
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(part)) {
            throw InvalidTokenException.malformed("The token is not canonical base64url.");
        }
        return bytes;
    }

    private static void checkHeader(JsonNode header) throws InvalidTokenException {
        JsonNode algorithm = header.path("alg");
        if (!algorithm.isTextual() || !algorithm.textValue().equals("HS256")) {
            throw InvalidTokenException.malformed("The token's algorithm is not HS256.");
        }
        if (header.has("crit")) {
            throw InvalidTokenException.malformed("The token demands an extension.");
        }
        JsonNode type = header.path("typ");
        if (!type.isMissingNode() && !(type.isTextual() && type.textValue().equalsIgnoreCase("JWT"))) {
            throw InvalidTokenException.malformed("The token's type is not JWT.");
        }
    }

    private static Claims readClaims(byte[] payload) throws InvalidTokenException {
        Claims.Builder claims = Claims.builder();
        Json.readObject(payload, "token's payload", (name, value) -> {
            Claim claim = Claim.named(name);
            if (claim != null && !value.hasToken(JsonToken.VALUE_NULL)) {
                claims.put(claim, claim.type(), valueOf(claim, value));
            }
        });
        Claims read = claims.build();
        for (Claim required : new Claim[] {Claim.EXPIRES_AT, Claim.ISSUED_AT, Claim.NOT_BEFORE}) {
            if (!read.has(required)) {
                throw InvalidTokenException.malformed("The claim \"" + required.wireName() + "\" is missing.");
            }
        }
        return read;
    }

    private static Object valueOf(Claim claim, JsonParser value) throws IOException, InvalidTokenException {
        switch (claim.type()) {
            case TEXT -> {
                if (value.hasToken(JsonToken.VALUE_STRING)) {
                    return value.getText();
                }
            }
            case NUMBER -> {
                if (value.hasToken(JsonToken.VALUE_NUMBER_INT)
                        && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                        && value.getLongValue() >= 0
                        && value.getLongValue() <= Claims.MAX_NUMBER) {
                    return value.getLongValue();
                }
            }
            case FLAG -> {
                if (value.hasToken(JsonToken.VALUE_TRUE) || value.hasToken(JsonToken.VALUE_FALSE)) {
                    return value.getBooleanValue();
                }
            }
            case SESSIONS -> {
                return ActiveSessionsJson.read(Json.value(value));
            }
        }
        throw InvalidTokenException.malformed("The claim \"" + claim.wireName() + "\" is of the wrong type.");
    }
}
