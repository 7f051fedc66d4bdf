package io.github.seatkeeper.sample;

/** What the demo says when it is up. */
final class DemoText {

    private DemoText() {}

    static String of(DemoOptions options, String staffPassword) {
        String site = "http://localhost:" + options.sitePort() + "/";
        return options.startsService()
                ? """

                The Harbour Post is open:  %1$s
                The service behind it:     http://localhost:%2$d/

                Log in as   alice / wonderland   or   bob / builder     (carol / closed has no active account)

                Try this
                  1. Log in as alice in two browsers. Each takes one of her two seats.
                  2. Log in as alice in a third: choose which of the others to log out, and read on
                     without typing the password again. (A private window counts as a browser of its own,
                     but all private windows of one browser count as one.)
                  3. Wait five seconds and click on in the browser you chose: it is logged out, and told so.
                  4. %1$swhoami shows what the old site itself sees.

                For those who run the service, at http://localhost:%2$d/admin/
                  admin / %3$s      sets the maximum of sessions
                  service / %3$s    finds accounts and logs their sessions out
                The password was made for this run.

                Both listen on this machine only. The client secret of this demo is public: never use it elsewhere.
                Ctrl-C stops both.
                """.formatted(site, options.ssoPort(), staffPassword)
                : """

                The Harbour Post is open:  %1$s
                The service behind it:     %2$s, organisation %3$s, as %4$s

                Log in with an account of that service. When its seats are taken, choose what to log out.
                %1$swhoami shows what the old site itself sees.

                The site listens on this machine only. Ctrl-C stops it.
                """.formatted(
                                site,
                                options.service().get("ssoUrl"),
                                options.service().get("organisationId"),
                                options.service().get("clientId"));
    }
}
