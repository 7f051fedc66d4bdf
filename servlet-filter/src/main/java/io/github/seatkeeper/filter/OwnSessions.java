package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.ActiveSessions;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account's sessions as its customer sees them. Handles are made of the ids and this browser's own session under a
 * key, so that nothing has to be remembered from list to list, and one browser's handles mean nothing in another.
 *
 * @param limit the account's maximum of active sessions; null while limits are off
 * @param here this browser's own; null if the service does not list it
 * @param others the others, least recent first
 */
record OwnSessions(@Nullable Integer limit, @Nullable OfferedSession here, List<OfferedSession> others) {
    private static final int HANDLE_BYTES = 16;

    static OwnSessions of(ActiveSessions listed, SessionId own, SharedSecret secret) {
        List<OfferedSession> all = OfferedSession.of(listed.sessions(), id -> handle(own, id, secret));
        return new OwnSessions(
                listed.limit(),
                all.stream()
                        .filter(session -> session.id().equals(own))
                        .findFirst()
                        .orElse(null),
                all.stream().filter(session -> !session.id().equals(own)).toList());
    }

    /** Of the others only: nobody logs out here by a handle. */
    Set<OfferedSession> others(Set<String> handles) {
        return others.stream()
                .filter(session -> handles.contains(session.handle()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String handle(SessionId own, SessionId listed, SharedSecret secret) {
        byte[] keyed = secret.deriveKey("seatkeeper handle 1\n" + own.value() + "\n" + listed.value());
        byte[] handle = new byte[HANDLE_BYTES];
        System.arraycopy(keyed, 0, handle, 0, HANDLE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(handle);
    }
}
