package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.Staff;
import java.util.Set;

/** Removes a staff member, whose logins end at once. */
final class RemoveStaff implements StoreCommand {
    @Override
    public String name() {
        return "remove-staff";
    }

    @Override
    public String usage() {
        return "<login> [--organisation <id>] [settings.properties]";
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public void run(Call call) {
        Staff staff = call.stores().staff().find(call.subject());
        if (staff == null || !staff.organisationId().equals(call.organisation())) {
            throw CommandFailedException.impossible("Nobody of the staff of organisation \"" + call.organisation()
                    + "\" has the login \"" + call.subject() + "\".");
        }
        call.stores().staff().remove(call.subject());
        call.console().message().println("\"" + call.subject() + "\" was removed from the staff and is logged out.");
    }
}
