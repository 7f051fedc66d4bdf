package io.github.seatkeeper.server;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Counts how many passwords are really evaluated. */
final class CountingEncoder implements PasswordEncoder {
    private final PasswordEncoder encoder = PasswordHashes.encoder();
    private final AtomicInteger evaluated = new AtomicInteger();

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        evaluated.incrementAndGet();
        return encoder.matches(password, hash);
    }

    int evaluated() {
        return evaluated.get();
    }
}
