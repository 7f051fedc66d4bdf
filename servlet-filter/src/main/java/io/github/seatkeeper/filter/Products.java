package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.AccountApi;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.Ticket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Has a customer's products read with the ticket that came with a login: they are the customer's roles. Without the
 * setting {@code apiUrl} nobody has any. No login fails for want of them. Thread-safe.
 */
final class Products implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Products.class.getName());

    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final @Nullable AccountApi api;
    private final ProductsGuard guard;
    private final Duration timeout;
    private final Duration goodFor;
    private final Clock clock;

    Products(FilterSettings settings, Clock clock) {
        this.api = settings.apiUrl() == null
                ? null
                : new AccountApi(settings.apiUrl(), settings.apiClient(), settings.ssoTimeout());
        this.guard = new ProductsGuard(Math.max(1, settings.ssoMaxConcurrent() / 4), LEFT_ALONE);
        this.timeout = settings.ssoTimeout();
        this.goodFor = settings.statusMaxStale();
        this.clock = clock;
    }

    /** The customer with their products; as given if those are known, or can't be read now. */
    SsoPrincipal complete(SsoPrincipal customer, @Nullable Ticket ticket) {
        return complete(customer, ticket, timeout);
    }

    /**
     * The same where other calls came before.
     *
     * @param within what they left of the time that the customer waits
     */
    SsoPrincipal complete(SsoPrincipal customer, @Nullable Ticket ticket, Duration within) {
        Instant now = clock.instant();
        if (api == null || ticket == null || customer.knowsProducts(now.minus(goodFor))) {
            return customer;
        }
        try {
            return customer.with(guard.guard(() -> api.activeProducts(ticket, within)), now);
        } catch (SsoException e) {
            // that it is away was said already, and there may be a line for every reader
            LOG.log(
                    guard.isAnswering() ? Level.WARNING : Level.DEBUG,
                    "The products of a customer could not be read, so roles are missing: {0}",
                    e.getMessage());
            return customer;
        }
    }

    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
    }
}
