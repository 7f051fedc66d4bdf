package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.login.PasswordRule;

/** A password that is to be set, from standard input. */
final class NewPassword {
    private NewPassword() {}

    static String hash(StoreCommand.Console console, PasswordRule rule) {
        String typed = console.password().get();
        if (typed.isEmpty() || !rule.accepts(new Password(typed))) {
            throw CommandFailedException.wrongly("Give a password of " + rule.minLength() + " to " + rule.maxLength()
                    + " characters on standard input.");
        }
        return PasswordHashes.hash(typed);
    }
}
