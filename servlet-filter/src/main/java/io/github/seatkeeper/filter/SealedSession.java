package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A browser's session as it is kept beside the HttpSession.
 *
 * @param id the session
 * @param kind what this site made of it
 */
record SealedSession(SessionId id, Kind kind) {
    private static final Base64.Encoder ID = Base64.getUrlEncoder().withoutPadding();

    /** What a site made of a session. */
    enum Kind {
        /** Begun, and nobody logged in on it yet. */
        BEGUN('b'),
        /** Somebody logged in on it. */
        LOGGED_IN('l'),
        /** The same, and asked to be kept logged in. */
        REMEMBERED('r'),
        /** Somebody logged out of it, and the service could not be told. */
        LEFT('o');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }
    }

    /** As few as do: every request of a remembered browser carries them. The service's own ids are base64url of random bytes. */
    byte[] toBytes() {
        byte[] random = random(id.value());
        byte[] text = id.value().getBytes(StandardCharsets.UTF_8);
        return random == null ? marked(kind.mark, text) : marked(Character.toUpperCase(kind.mark), random);
    }

    static @Nullable SealedSession of(byte[] bytes) {
        for (Kind kind : Kind.values()) {
            String id = bytes.length < 2 ? null : id(bytes, kind);
            if (id != null) {
                return new SealedSession(new SessionId(id), kind);
            }
        }
        return null;
    }

    private static @Nullable String id(byte[] bytes, Kind kind) {
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (bytes[0] == kind.mark) {
            return new String(rest, StandardCharsets.UTF_8);
        }
        return bytes[0] == Character.toUpperCase(kind.mark) ? ID.encodeToString(rest) : null;
    }

    /** What the id spells; null for one that is no base64url, or not as this would write it. */
    private static byte @Nullable [] random(String id) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            return ID.encodeToString(bytes).equals(id) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] marked(char mark, byte[] rest) {
        return ByteBuffer.allocate(1 + rest.length).put((byte) mark).put(rest).array();
    }

    /** Whether it is to be there still when the browser was closed. */
    boolean isLasting() {
        return kind == Kind.REMEMBERED || kind == Kind.LEFT;
    }

    /** Whether somebody was logged in on it here. */
    boolean wasLoggedIn() {
        return kind != Kind.BEGUN;
    }
}
