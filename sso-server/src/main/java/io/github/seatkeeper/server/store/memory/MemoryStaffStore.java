package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.StaffStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Staff added since the start. */
final class MemoryStaffStore implements StaffStore {
    private record Login(String folded, Instant expiresAt) {}

    private final Map<String, Staff> byLogin = new HashMap<>();
    private final Map<String, Login> logins = new HashMap<>();

    @Override
    public synchronized @Nullable Staff find(String login) {
        return byLogin.get(Account.folded(login));
    }

    @Override
    public synchronized boolean add(Staff staff) {
        return byLogin.putIfAbsent(Account.folded(staff.login()), staff) == null;
    }

    @Override
    public synchronized boolean remove(String login) {
        String folded = Account.folded(login);
        logins.values().removeIf(one -> one.folded.equals(folded));
        return byLogin.remove(folded) != null;
    }

    @Override
    public synchronized void logIn(String keyHash, String login, Instant expiresAt) {
        logins.put(keyHash, new Login(Account.folded(login), expiresAt));
    }

    @Override
    public synchronized @Nullable Staff loggedIn(String keyHash, Instant now) {
        logins.values().removeIf(login -> !now.isBefore(login.expiresAt));
        Login login = logins.get(keyHash);
        return login == null ? null : byLogin.get(login.folded);
    }

    @Override
    public synchronized void logOut(String keyHash) {
        logins.remove(keyHash);
    }
}
