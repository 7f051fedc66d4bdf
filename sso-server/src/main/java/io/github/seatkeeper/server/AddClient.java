package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.WebAddress;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Registers an API client and shows its secret, once. */
final class AddClient implements StoreCommand {
    @Override
    public String name() {
        return "add-client";
    }

    @Override
    public String subject() {
        return "<id>";
    }

    @Override
    public String usage() {
        return "[--name <name>] [--landing <url>] [--return-origin <origin> …] [--organisation <id>] [settings.properties]";
    }

    @Override
    public Set<String> options() {
        return Set.of("--name", "--landing", "--return-origin");
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("--return-origin");
    }

    @Override
    public void run(Call call) {
        String name = name(call.line().option("--name"));
        URI landing = landing(call.line().option("--landing"));
        Set<String> origins = origins(call.line());
        String secret = secret(call.random());
        RegisteredClient client = new RegisteredClient(
                call.subject(), call.organisation(), name, SharedSecret.of(secret), null, null, landing, origins);
        boolean named =
                call.settings().clients().stream().anyMatch(one -> one.id().equals(call.subject()));
        if (named || !call.stores().clients().add(client)) {
            throw CommandFailedException.impossible("There is an API client \"" + call.subject()
                    + "\" already: choose another id, or change its secret with rotate-secret.");
        }
        call.console()
                .message()
                .println("The API client \"" + call.subject() + "\" was added to organisation \"" + call.organisation()
                        + "\". Its secret is shown this once:");
        call.console().result().println(secret);
    }

    /** 256 bits, in letters that need no escape anywhere. */
    static String secret(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable String name(@Nullable String text) {
        if (text != null && !SiteName.isOne(text)) {
            throw CommandFailedException.wrongly("--name is \"" + text + "\": " + SiteName.WANTED);
        }
        return text;
    }

    private static @Nullable URI landing(@Nullable String text) {
        URI landing = text == null ? null : WebAddress.page(text);
        if (text != null && landing == null) {
            throw CommandFailedException.wrongly("--landing is \"" + text
                    + "\": give a page's address that begins with https://, or with http:// on localhost.");
        }
        return landing;
    }

    private static Set<String> origins(CommandLine line) {
        Set<String> origins = new TreeSet<>();
        for (String text : line.all("--return-origin")) {
            String origin = WebAddress.origin(text);
            if (origin == null) {
                throw CommandFailedException.wrongly("--return-origin is \"" + text
                        + "\": give scheme, host and port only, like https://www.example.org.");
            }
            origins.add(origin);
        }
        return origins;
    }
}
