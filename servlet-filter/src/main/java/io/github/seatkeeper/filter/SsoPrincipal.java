package io.github.seatkeeper.filter;

import java.io.Serializable;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The logged-in customer as the site sees them. Equal when the account is. */
final class SsoPrincipal implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String accountId;

    /** Named by the account's canonical login; where the service tells none, by what was typed. */
    SsoPrincipal(@Nullable String login, String typed, String accountId) {
        this.name = login != null && !login.isEmpty() ? login : typed.isEmpty() ? accountId : typed;
        this.accountId = accountId;
    }

    @Override
    public String getName() {
        return name;
    }

    String accountId() {
        return accountId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SsoPrincipal that && accountId.equals(that.accountId);
    }

    @Override
    public int hashCode() {
        return accountId.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
