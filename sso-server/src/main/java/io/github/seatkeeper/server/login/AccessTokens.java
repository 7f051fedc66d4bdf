package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.login.LoginService.Redeemed;
import io.github.seatkeeper.server.store.AccessTokenStore.Grant;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Session;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Issues access tokens, and tells whose details one opens. It names its organisation, so that only that one is asked. */
public final class AccessTokens {
    /** How long a token is good, if the session it came from does not end before. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final Organisations organisations;
    private final SecretGenerator secrets;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param organisations hold their own tokens, by their hashes
     * @param secrets makes them
     * @param clock tells when one is too old
     */
    public AccessTokens(Organisations organisations, SecretGenerator secrets, Clock clock) {
        this.organisations = organisations;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Issues a token.
     *
     * @param organisation the account's
     * @param login what it opens, and how long at most
     * @return a new token
     */
    public AccessToken issue(OrganisationRules organisation, Redeemed login) {
        String name = organisation.organisation().id();
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8))
                + "." + secrets.next();
        Instant now = clock.instant();
        Grant grant = new Grant(login.account().id(), login.session());
        organisation.stores().accessTokens().add(SecretGenerator.hash(token), grant, now.plus(LIFETIME), now);
        return new AccessToken(token);
    }

    /**
     * Whose details a token opens.
     *
     * @param token as it was issued
     * @return the account; null if the token was never issued or is too old, the session it came from is not logged in
     *     as that account any more, or the account is not active
     */
    public @Nullable Account accountOf(AccessToken token) {
        OrganisationRules organisation = organisationOf(token.value());
        if (organisation == null) {
            return null;
        }
        Grant grant = organisation.stores().accessTokens().find(SecretGenerator.hash(token.value()), clock.instant());
        if (grant == null || !isLoggedIn(organisation, grant)) {
            return null;
        }
        Account account = organisation.stores().accounts().withId(grant.accountId());
        return account == null || !account.active() ? null : account;
    }

    private static boolean isLoggedIn(OrganisationRules organisation, Grant grant) {
        Session session = organisation.sessions().find(grant.session());
        return session != null && session.isLoggedInAs(grant.accountId());
    }

    private @Nullable OrganisationRules organisationOf(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return null;
        }
        try {
            byte[] name = Base64.getUrlDecoder().decode(token.substring(0, dot));
            return organisations.of(new String(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
