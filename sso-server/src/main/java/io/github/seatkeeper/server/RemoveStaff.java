package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Staff;
import java.util.Set;

/** Removes a staff member, whose logins end at once. */
final class RemoveStaff implements StoreCommand {
    @Override
    public String name() {
        return "remove-staff";
    }

    @Override
    public String subject() {
        return "<login>";
    }

    @Override
    public String usage() {
        return "[--organisation <id>] [settings.properties]";
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
        call.settings().staff().stream()
                .map(Staff::login)
                .filter(named -> Account.folded(named).equals(Account.folded(staff.login())))
                .forEach(named -> call.console()
                        .message()
                        .println("The settings name them, and add them again at the next start: take staff." + named
                                + " out there."));
        if (staff.role() == Staff.Role.SUPERUSER) {
            call.console().message().println("If that was the last superuser, add another with add-admin.");
        }
    }
}
