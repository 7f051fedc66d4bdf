package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.http.ApiClients;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Gives an API client another secret and shows it, once. */
final class RotateSecret implements StoreCommand {
    private static final Duration KEEP_OLD = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(365);

    @Override
    public String name() {
        return "rotate-secret";
    }

    @Override
    public String subject() {
        return "<client>";
    }

    @Override
    public String usage() {
        return "[--keep-old PT24H] [--organisation <id>] [settings.properties]";
    }

    @Override
    public Set<String> options() {
        return Set.of("--keep-old");
    }

    @Override
    public void run(Call call) {
        Duration keepOld = keepOld(call.line().option("--keep-old"));
        if (call.settings().clients().stream().anyMatch(one -> one.id().equals(call.subject()))) {
            throw CommandFailedException.impossible("The secret of \"" + call.subject()
                    + "\" stands in the settings: change client." + call.subject()
                    + ".secret there, and keep the old one"
                    + " as client." + call.subject() + ".previousSecret.");
        }
        RegisteredClient client = call.stores().clients().find(call.subject());
        String secret = AddClient.secret(call.random());
        boolean own = client != null && client.organisationId().equals(call.organisation());
        if (!own
                || !call.stores()
                        .clients()
                        .rotateSecret(
                                call.subject(),
                                SharedSecret.of(secret),
                                call.clock().instant().plus(keepOld))) {
            throw CommandFailedException.impossible("There is no API client \"" + call.subject()
                    + "\" of organisation \"" + call.organisation() + "\": add it with add-client.");
        }
        untilEveryNodeWouldLookAgain();
        call.console()
                .message()
                .println("The API client \"" + call.subject() + "\" has a new secret, shown this once."
                        + " The old one is accepted for " + keepOld + ":");
        call.console().result().println(secret);
    }

    private static void untilEveryNodeWouldLookAgain() {
        long end = System.nanoTime() + ApiClients.NEW_SECRET_AFTER.toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Duration keepOld(@Nullable String text) {
        if (text == null) {
            return KEEP_OLD;
        }
        try {
            Duration keepOld = Duration.parse(text);
            if (!keepOld.isNegative() && keepOld.compareTo(LONGEST) <= 0) {
                return keepOld;
            }
        } catch (DateTimeParseException e) {
            // told below, like one out of range
        }
        throw CommandFailedException.wrongly("--keep-old is \"" + text
                + "\": give an ISO-8601 duration of at most a year, like PT24H, or PT0S for none.");
    }
}
