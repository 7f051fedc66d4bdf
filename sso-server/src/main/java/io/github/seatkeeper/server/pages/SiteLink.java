package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The site a customer comes from and goes back to. Anybody may have made the link: it leads to the site's own origins
 * only.
 *
 * @param client the site's API client
 * @param organisation whose accounts it logs in
 * @param asked where the link says to go back to; null if it does not say
 * @param origins all the site has
 * @param toSessions whether a login leads to My sessions first
 */
record SiteLink(
        RegisteredClient client,
        OrganisationRules organisation,
        @Nullable URI asked,
        Set<String> origins,
        boolean toSessions) {
    /** Where to go back to; null for a site of which no page is known. */
    @Nullable
    URI back() {
        return asked == null ? client.landing() : asked;
    }

    /** Where a login leads. */
    String destination() {
        URI back = back();
        return back == null || toSessions ? MySessionsPage.of(this) : back.toASCIIString();
    }

    /** What the site is called on the pages: by its name, else by its host; null if neither is known. */
    @Nullable
    String name() {
        if (client.name() != null) {
            return client.name();
        }
        URI back = back();
        return back == null ? null : back.getHost();
    }

    /** One of our pages, for this site. */
    String to(String path) {
        String query = "?client=" + encoded(client.id());
        return path
                + query
                + (asked == null ? "" : "&return=" + encoded(asked.toASCIIString()))
                + (toSessions ? "&then=sessions" : "");
    }

    /** The same, with logins that lead to My sessions or not. */
    SiteLink toSessions(boolean wanted) {
        return new SiteLink(client, organisation, asked, origins, wanted);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
