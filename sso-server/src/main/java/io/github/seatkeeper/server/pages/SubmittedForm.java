package io.github.seatkeeper.server.pages;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A urlencoded body, read strictly. Immutable. */
final class SubmittedForm {
    /** The service takes no larger body. */
    static final int MAX_BODY = 64 * 1024;

    static final SubmittedForm EMPTY = new SubmittedForm(Map.of());

    private final Map<String, List<String>> fields;

    private SubmittedForm(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    static SubmittedForm read(byte[] body) {
        Map<String, List<String>> fields = new HashMap<>();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                fields.computeIfAbsent(name, same -> new ArrayList<>()).add(value);
            }
        }
        return new SubmittedForm(fields);
    }

    /** A field that is there once at most; empty if it is not there. */
    String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw Refusal.malformed();
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    /** A field of which each box ticked makes one more. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int hex(String encoded, int at) {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw Refusal.malformed();
        }
        return digit;
    }

    /** No text people type holds a NUL, and no database keeps one. */
    private static String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Refusal.malformed();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Refusal.malformed();
        }
    }
}
