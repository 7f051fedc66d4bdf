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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a browser's session id beside the HttpSession, so that a reader whose HttpSession timed out logs in again on the
 * seat they still have. Sealed with AES-256-GCM under a key derived from the API client's secret. It is never a login by
 * itself: where the customer asked to be kept logged in, the service is asked first. Immutable.
 *
 * <p>A browser sends it to the whole site only for a customer who asked to be kept logged in: any page may be the first
 * that they see. Else only login, logout and the bundled pages want it.
 */
final class SealedCookie {
    static final String NAME = "seatkeeper";

    private static final String WHOLE_SITE = "";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_LENGTH = 2048;
    /** How long the service keeps a remembered login that nobody uses. */
    private static final Duration LASTING = Duration.ofDays(30);

    private final SecretKeySpec key;
    private final byte[] boundTo;
    /** Within the context: those that want it where nobody is remembered. */
    private final Set<String> paths;

    SealedCookie(FilterSettings settings, WelcomeFiles welcomeFiles) {
        this(
                settings.apiClient(),
                List.of(
                        welcomeFiles.folderOf(settings.loginPath()), // where the form may be posted to as well
                        settings.logoutPath(),
                        settings.pagesPath()));
    }

    SealedCookie(ApiClient client, List<String> paths) {
        this.paths = paths.contains(WHOLE_SITE) ? Set.of(WHOLE_SITE) : new LinkedHashSet<>(paths);
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
        Set<String> wanting = session.kind() == SealedSession.Kind.REMEMBERED ? Set.of(WHOLE_SITE) : paths;
        clearBut(wanting, request, response);
        String value = seal(session);
        String lasting = session.isLasting() ? "; Max-Age=" + LASTING.toSeconds() : "";
        wanting.forEach(path -> set(request, response, value, path, lasting));
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        clearBut(Set.of(), request, response);
    }

    /**
     * Each path has a cookie of its own: none of an earlier session is to stay beside another. Before any is given: a proxy
     * may have them all go to one path.
     */
    private void clearBut(Set<String> kept, HttpServletRequest request, HttpServletResponse response) {
        Stream.concat(Stream.of(WHOLE_SITE), paths.stream())
                .distinct()
                .filter(path -> !kept.contains(path))
                .forEach(path -> set(request, response, "", path, "; Max-Age=0"));
    }

    /** Written as a header: servlet API 5 and older have no SameSite. */
    private static void set(
            HttpServletRequest request, HttpServletResponse response, String value, String within, String more) {
        String path = Browser.contextPath(request) + within;
        response.addHeader(
                "Set-Cookie",
                NAME + "=" + value + "; Path=" + (path.isEmpty() ? "/" : path) + more + "; HttpOnly; SameSite=Lax"
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
