package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Organisation;
import java.util.Set;

/** Adds another organisation to the service. */
final class AddOrganisation implements StoreCommand {
    @Override
    public String name() {
        return "add-organisation";
    }

    @Override
    public String subject() {
        return "<id>";
    }

    @Override
    public String usage() {
        return "[--name <name>] [settings.properties]";
    }

    @Override
    public Set<String> options() {
        return Set.of("--name");
    }

    @Override
    public void run(Call call) {
        String id = call.subject();
        if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
            throw CommandFailedException.wrongly("The organisation's id is \"" + id
                    + "\": give up to 64 letters, digits, dots, dashes and underscores.");
        }
        String name = call.line().option("--name");
        SharedSecret key = SharedSecret.of(AddClient.secret(call.random()));
        if (!call.stores().organisations().add(new Organisation(id, name == null ? id : name, key), null)) {
            throw CommandFailedException.impossible(
                    "There is an organisation \"" + id + "\" already: choose another id.");
        }
        call.console().message().println("The organisation \"" + id + "\" was added, without a session limit.");
    }
}
