package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.server.store.UsedTicketStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Issues authorization tickets and redeems them, each once. One goes out with every status that is asked for, and hardly
 * any comes back: so a ticket says itself what it is for, under the organisation's key, and only its use is stored.
 * Thread-safe.
 */
public final class Tickets {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String MAC = "HmacSHA256";
    private static final int PARTS = 6;

    /** What a ticket is for. */
    record Login(SessionId session, String clientId, String accountId) {}

    /** What a ticket says. */
    private record Issued(Login login, Instant expiresAt) {}

    private final UsedTicketStore used;
    private final SecretGenerator secrets;
    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param used remembers which were redeemed
     * @param secrets makes each one different
     * @param organisationKey known to every node
     * @param clock tells when one is too old
     */
    public Tickets(UsedTicketStore used, SecretGenerator secrets, SharedSecret organisationKey, Clock clock) {
        this.used = used;
        this.secrets = secrets;
        this.key = new SecretKeySpec(organisationKey.deriveKey("seatkeeper ticket"), MAC);
        this.clock = clock;
    }

    Ticket issue(Login login) {
        String content = String.join(
                ".",
                secrets.next(),
                Long.toString(clock.instant().plus(LIFETIME).getEpochSecond()),
                encoded(login.session().value()),
                encoded(login.clientId()),
                encoded(login.accountId()));
        return new Ticket(content + "." + mac(content));
    }

    /**
     * Uses a ticket up.
     *
     * @param presented as it was issued
     * @param clientId the API client that presents it
     * @return what it was issued for; null if it was not issued to that client, is too old or was used before
     */
    @Nullable
    Login redeem(Ticket presented, String clientId) {
        Issued issued = verified(presented.value());
        Instant now = clock.instant();
        if (issued == null || !issued.login.clientId().equals(clientId) || !now.isBefore(issued.expiresAt)) {
            return null;
        }
        return used.use(SecretGenerator.hash(presented.value()), issued.expiresAt, now) ? issued.login : null;
    }

    private @Nullable Issued verified(String ticket) {
        int end = ticket.lastIndexOf('.');
        if (end < 0 || !isEqual(mac(ticket.substring(0, end)), ticket.substring(end + 1))) {
            return null;
        }
        String[] parts = ticket.split("\\.", -1);
        if (parts.length != PARTS) {
            return null;
        }
        try {
            return new Issued(
                    new Login(new SessionId(decoded(parts[2])), decoded(parts[3]), decoded(parts[4])),
                    Instant.ofEpochSecond(Long.parseLong(parts[1])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private String mac(String content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC + ".", e);
        }
    }

    private static boolean isEqual(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
