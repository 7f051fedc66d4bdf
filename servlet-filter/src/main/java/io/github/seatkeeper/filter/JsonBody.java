package io.github.seatkeeper.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a post in JSON as if it were a form's: one object of texts, lists of texts and flags, in UTF-8. What no form of
 * ours sends is refused: other members, one twice, other types, anything behind the object.
 */
final class JsonBody {
    private static final int MAX_BYTES = 16 * 1024;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(3).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    static Map<String, String[]> read(HttpServletRequest request, FormFields fields) throws RejectedRequestException {
        JsonNode object = parse(bytes(request));
        if (!object.isObject()) {
            throw new RejectedRequestException(400, "The body has to be a JSON object.");
        }
        Map<String, String[]> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            List<String> texts = texts(member.getKey(), member.getValue(), fields);
            if (!texts.isEmpty()) {
                values.put(member.getKey(), texts.toArray(String[]::new));
            }
        }
        return values;
    }

    private static List<String> texts(String name, JsonNode value, FormFields fields) throws RejectedRequestException {
        if (fields.flags().contains(name) && value.isBoolean()) {
            return value.booleanValue() ? List.of("true") : List.of();
        }
        if (fields.texts().contains(name) && value.isTextual()) {
            return List.of(value.textValue());
        }
        if (fields.lists().contains(name) && value.isArray()) {
            List<String> texts = new ArrayList<>();
            for (JsonNode item : value) {
                if (!item.isTextual()) {
                    throw new RejectedRequestException(400, "A member of the JSON object has the wrong type.");
                }
                texts.add(item.textValue());
            }
            return texts;
        }
        throw new RejectedRequestException(400, "A member of the JSON object is unknown or has the wrong type.");
    }

    private static JsonNode parse(byte[] bytes) throws RejectedRequestException {
        try {
            return MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | JsonProcessingException e) {
            // not as the cause: it could quote the body, which may hold a password
            throw new RejectedRequestException(400, "The body is not well-formed JSON.");
        }
    }

    private static byte[] bytes(HttpServletRequest request) throws RejectedRequestException {
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new RejectedRequestException(400, "The body did not arrive.");
        }
        if (bytes.length > MAX_BYTES) {
            throw new RejectedRequestException(413, "The body is too large.");
        }
        return bytes;
    }
}
