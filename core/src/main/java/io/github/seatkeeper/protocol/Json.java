package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Strict JSON: UTF-8 only, no member twice, nothing behind the value, at most 8 levels deep. */
final class Json {
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader VALUES = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Takes a member's value, of which the parser is at the first token. */
    interface MemberReader {
        void read(String name, JsonParser value) throws IOException, InvalidTokenException;
    }

    private Json() {}

    static byte[] write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, numbers and flags are always JSON.", e);
        }
    }

    /**
     * Reads an object member by member; members that are not taken are skipped.
     *
     * @param what names it in the exception's message
     */
    static void readObject(byte[] utf8, String what, MemberReader members) throws InvalidTokenException {
        try (JsonParser json = MAPPER.createParser(text(utf8, what))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw InvalidTokenException.malformed("The " + what + " is not a JSON object.");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                members.read(name, json);
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                throw notWellFormed(what);
            }
        } catch (IOException e) {
            throw notWellFormed(what);
        }
    }

    /** A member's whole value. */
    static JsonNode value(JsonParser value) throws IOException {
        return VALUES.readTree(value);
    }

    static JsonNode parse(String text, String what) throws InvalidTokenException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw notWellFormed(what);
        }
    }

    static JsonNode parseObject(byte[] utf8, String what) throws InvalidTokenException {
        JsonNode node = parse(text(utf8, what), what);
        if (!node.isObject()) {
            throw InvalidTokenException.malformed("The " + what + " is not a JSON object.");
        }
        return node;
    }

    private static String text(byte[] utf8, String what) throws InvalidTokenException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidTokenException.malformed("The " + what + " is not UTF-8.");
        }
    }

    /** Without a cause: Jackson quotes the source, which may hold a password. */
    private static InvalidTokenException notWellFormed(String what) {
        return InvalidTokenException.malformed("The " + what + " is not well-formed JSON.");
    }
}
