package io.github.seatkeeper.server;

import io.github.seatkeeper.server.login.PasswordRule;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds a customer's account. */
final class AddAccount implements StoreCommand {
    @Override
    public String name() {
        return "add-account";
    }

    @Override
    public String subject() {
        return "<login>";
    }

    @Override
    public String usage() {
        return "[--limit <n>] [--product <name> …] [--organisation <id>] [settings.properties] < password";
    }

    @Override
    public Set<String> options() {
        return Set.of("--limit", "--product");
    }

    @Override
    public Set<String> repeatable() {
        return Set.of("--product");
    }

    @Override
    public void run(Call call) {
        Integer limit = limit(call.line().option("--limit"));
        AccountStore accounts = call.stores().of(call.organisation()).accounts();
        if (!accounts.canSetPasswords()) {
            throw CommandFailedException.impossible("The accounts are another system's: add this one there.");
        }
        if (accounts.withLogin(call.subject()) != null) {
            throw taken(call);
        }
        String hash = NewPassword.hash(call.console(), PasswordRule.CUSTOMER);
        String id = UUID.randomUUID().toString();
        Account account =
                new Account(id, call.subject(), hash, true, limit, call.line().all("--product"));
        if (!accounts.add(account)) {
            throw taken(call);
        }
        call.console()
                .message()
                .println("The account \"" + call.subject() + "\" was added to organisation \"" + call.organisation()
                        + "\". Its id:");
        call.console().result().println(id);
    }

    private static CommandFailedException taken(Call call) {
        return CommandFailedException.impossible(
                "An account has the login \"" + call.subject() + "\": choose another.");
    }

    private static @Nullable Integer limit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw CommandFailedException.wrongly(
                    "--limit is \"" + text + "\": give a whole number of at least 1, or leave it out.");
        }
        return Integer.valueOf(text);
    }
}
