package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.ApiClient;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a browser's session id beside the HttpSession, so that a reader whose HttpSession timed out logs in again on the
 * seat they still have. Sealed with AES-256-GCM under a key derived from the API client's secret. It is never a login by
 * itself: where the customer asked to be kept logged in, the service is asked first. Immutable.
 */
final class SealedCookie {
    static final String NAME = "seatkeeper";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_LENGTH = 2048;
    /** How long the service keeps a remembered login that nobody uses. */
    private static final Duration LASTING = Duration.ofDays(30);

    private final SecretKeySpec key;
    private final byte[] boundTo;

    SealedCookie(ApiClient client) {
        this.key = new SecretKeySpec(client.secret().deriveKey("seatkeeper cookie 2"), "AES");
        this.boundTo = (client.organisationId() + "\n" + client.id()).getBytes(StandardCharsets.UTF_8);
    }

    /** The session that this browser had; null without a cookie that this site sealed. */
    @Nullable
    SealedSession read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                // a sibling host can set another one of this name: the one that opens is ours
                SealedSession session = cookie.getName().equals(NAME) ? open(cookie.getValue()) : null;
                if (session != null) {
                    return session;
                }
            }
        }
        return null;
    }

    void write(HttpServletRequest request, HttpServletResponse response, SealedSession session) {
        set(request, response, seal(session), session.isLasting() ? "; Max-Age=" + LASTING.toSeconds() : "");
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", "; Max-Age=0");
    }

    /** Written as a header: servlet API 5 and older have no SameSite. */
    private static void set(HttpServletRequest request, HttpServletResponse response, String value, String more) {
        String context = Browser.contextPath(request);
        String path = context.isEmpty() ? "/" : context;
        response.addHeader(
                "Set-Cookie",
                NAME + "=" + value + "; Path=" + path + more + "; HttpOnly; SameSite=Lax"
                        + (request.isSecure() ? "; Secure" : ""));
    }

    private String seal(SealedSession session) {
        byte[] nonce = Tokens.randomBytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(session.toBytes());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM.", e);
        }
    }

    private @Nullable SealedSession open(String value) {
        if (value.length() > MAX_LENGTH) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            if (bytes.length <= NONCE_BYTES) {
                return null;
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
            byte[] opened = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return SealedSession.of(opened);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // not a cookie of this site's, or not any more: as good as none
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo);
        return cipher;
    }
}
