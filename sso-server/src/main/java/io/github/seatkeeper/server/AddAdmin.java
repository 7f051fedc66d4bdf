package io.github.seatkeeper.server;

import io.github.seatkeeper.server.login.PasswordRule;
import io.github.seatkeeper.server.store.Staff;
import java.util.Set;

/** Adds a staff member; the first one can't be added elsewhere. */
final class AddAdmin implements StoreCommand {
    @Override
    public String name() {
        return "add-admin";
    }

    @Override
    public String subject() {
        return "<login>";
    }

    @Override
    public String usage() {
        return "[--role superuser|customer-service] [--organisation <id>] [settings.properties] < password";
    }

    @Override
    public Set<String> options() {
        return Set.of("--role");
    }

    @Override
    public void run(Call call) {
        Staff.Role role = role(call.line());
        if (call.stores().staff().find(call.subject()) != null) {
            throw taken(call);
        }
        String hash = NewPassword.hash(call.console(), PasswordRule.STAFF);
        if (!call.stores().staff().add(new Staff(call.subject(), call.organisation(), hash, role))) {
            throw taken(call);
        }
        call.console()
                .message()
                .println("\"" + call.subject() + "\" was added to the staff of organisation \"" + call.organisation()
                        + "\".");
    }

    private static CommandFailedException taken(Call call) {
        return CommandFailedException.impossible(
                "Somebody of the staff has the login \"" + call.subject() + "\": choose another.");
    }

    private static Staff.Role role(CommandLine line) {
        String role = line.option("--role");
        if (role == null || role.equals("superuser")) {
            return Staff.Role.SUPERUSER;
        }
        if (role.equals("customer-service")) {
            return Staff.Role.CUSTOMER_SERVICE;
        }
        throw CommandFailedException.wrongly("--role is \"" + role + "\": give superuser or customer-service.");
    }
}
