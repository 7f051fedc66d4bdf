package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Session;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one-time password of a login that found all seats taken, with the browser and out of every page. Good only
 * in the browser that it was given to: it is bound to that one's key. Immutable.
 */
final class ChoiceCookie {
    private static final String NAME = "seatkeeper_choice";
    private static final String PATH = "/login";
    private static final Pattern FORM =
            Pattern.compile("(([01])\\.(\\d{1,12})\\.([A-Za-z0-9_-]{16,128}))\\.([A-Za-z0-9_-]{43})");
    private static final int SECONDS = 300;

    /**
     * A login that waits for the customer to choose.
     *
     * @param oneTimePassword to go on with
     * @param remember whether the customer asked to be remembered
     * @param expiresAt until when
     */
    record Pending(OneTimePassword oneTimePassword, boolean remember, Instant expiresAt) {
        /** Stands for a session in the forms of this one choice. */
        String handle(Session session) {
            return derived("session " + session.id().value());
        }

        /** Stands for this choice in its forms: another tab may have begun another one since. */
        String mark() {
            return derived("choice");
        }

        boolean isMarked(String presented) {
            return MessageDigest.isEqual(
                    mark().getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
        }

        private String derived(String purpose) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(SharedSecret.of(oneTimePassword.value()).deriveKey(purpose));
        }
    }

    private final boolean secure;
    private final String name;

    ChoiceCookie(boolean secure) {
        this.secure = secure;
        this.name = CookieNames.of(NAME, PATH, secure);
    }

    /** From now on for five minutes. */
    Pending pending(OneTimePassword oneTimePassword, boolean remember, Instant now) {
        return new Pending(oneTimePassword, remember, now.plusSeconds(SECONDS));
    }

    NewCookie holding(Pending pending, Visit visit) {
        String content = (pending.remember ? "1." : "0.") + pending.expiresAt.getEpochSecond() + "."
                + pending.oneTimePassword.value();
        return cookie(content + "." + seal(content, visit), SECONDS);
    }

    NewCookie none() {
        return cookie("", 0);
    }

    /** Null if this browser was given none. */
    @Nullable
    Pending read(ContainerRequestContext request, Visit visit) {
        String value = CookieHeader.of(request).one(name);
        Matcher parts = FORM.matcher(value == null ? "" : value);
        if (visit.key().isEmpty() || !parts.matches()) {
            return null;
        }
        boolean ours = MessageDigest.isEqual(
                seal(parts.group(1), visit).getBytes(StandardCharsets.UTF_8),
                parts.group(5).getBytes(StandardCharsets.UTF_8));
        return ours
                ? new Pending(
                        new OneTimePassword(parts.group(4)),
                        parts.group(2).equals("1"),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(3))))
                : null;
    }

    private static String seal(String content, Visit visit) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(SharedSecret.of(visit.key()).deriveKey("choice " + content));
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
