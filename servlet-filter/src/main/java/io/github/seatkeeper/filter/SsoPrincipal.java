package io.github.seatkeeper.filter;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The logged-in customer as the site sees them. Equal when the account is. */
final class SsoPrincipal implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String accountId;
    /** Null in what was stored by a version that knew no products. */
    private final @Nullable HashSet<String> products;

    private final @Nullable Instant productsAsOf;

    /** Named by the account's canonical login; where the service tells none, by what was typed. */
    SsoPrincipal(@Nullable String login, String typed, String accountId) {
        this(
                login != null && !login.isEmpty() ? login : typed.isEmpty() ? accountId : typed,
                accountId,
                Set.of(),
                null);
    }

    private SsoPrincipal(String name, String accountId, Set<String> products, @Nullable Instant productsAsOf) {
        this.name = name;
        this.accountId = accountId;
        this.products = new HashSet<>(products);
        this.productsAsOf = productsAsOf;
    }

    SsoPrincipal with(Set<String> bought, Instant asOf) {
        return new SsoPrincipal(name, accountId, bought, asOf);
    }

    /** Whether the products were read, and not before then. */
    boolean knowsProducts(Instant notBefore) {
        return productsAsOf != null && !productsAsOf.isBefore(notBefore);
    }

    boolean has(String product) {
        return products != null && products.contains(product);
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
