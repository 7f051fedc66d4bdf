package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

    private Json() {}

    static byte[] write(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, numbers and flags are always JSON.", e);
        }
    }

    static JsonNode parse(byte[] utf8, String what) throws InvalidTokenException {
        try {
            return parse(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString(),
                    what);
        } catch (CharacterCodingException e) {
            throw InvalidTokenException.malformed("The " + what + " is not UTF-8.");
        }
    }

    static JsonNode parse(String text, String what) throws InvalidTokenException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // not as the cause: Jackson quotes the source, which may hold a password
            throw InvalidTokenException.malformed("The " + what + " is not well-formed JSON.");
        }
    }

    static JsonNode parseObject(byte[] utf8, String what) throws InvalidTokenException {
        JsonNode node = parse(utf8, what);
        if (!node.isObject()) {
            throw InvalidTokenException.malformed("The " + what + " is not a JSON object.");
        }
        return node;
    }
}
