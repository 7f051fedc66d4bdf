package io.github.seatkeeper.server.pages;

import org.jspecify.annotations.Nullable;

/**
 * A site as templates see it, with the addresses of our pages for it.
 *
 * @param name what it is called; null if that is not known
 * @param leadsBack whether a page of it is known
 * @param destination where a login leads
 * @param login the login form
 * @param somebodyElse the login form, for somebody else than who is logged in
 * @param choose where to choose what to log out
 * @param newPassword where to log out everywhere and set a new password
 * @param sessions My sessions
 */
public record SiteView(
        @Nullable String name,
        boolean leadsBack,
        String destination,
        String login,
        String somebodyElse,
        String choose,
        String newPassword,
        String sessions) {
    static SiteView of(SiteLink site) {
        return new SiteView(
                site.name(),
                site.back() != null,
                site.destination(),
                site.to(LoginPage.PATH),
                site.to(LoginPage.PATH) + "&switch=1",
                site.to(ChoosePage.PATH),
                site.to(NewPasswordPage.PATH),
                MySessionsPage.of(site));
    }
}
