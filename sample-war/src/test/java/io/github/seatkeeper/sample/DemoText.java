package io.github.seatkeeper.sample;

/** What the demo says when it is up. */
final class DemoText {

    private DemoText() {}

    static String of(DemoOptions options, String staffPassword, String selfTestKey) {
        String site = options.siteUrl();
        String selfTest = selfTest(site, selfTestKey);
        return options.startsService()
                ? """

                The Harbour Post is open:  %1$s
                Its Sunday edition:        %4$s
                The service behind both:   http://localhost:%2$d/

                Log in as   alice / wonderland   or   bob / builder     (carol / closed has no active account)

                Try this
                  1. Log in as alice in two browsers. Each takes one of her two seats.
                  2. Log in as alice in a third: choose which of the others to log out, and read on
                     without typing the password again. (A private window counts as a browser of its own,
                     but all private windows of one browser count as one.)
                  3. Wait five seconds and click on in the browser you chose: it is logged out, and told so.
                     (Two windows of one browser are one device to the service: such a reader is told less.)
                  4. Open the Sunday edition in a browser that is logged in: it is logged in there, too, on the
                     same seat. Log out there, wait five seconds and click on here.
                  5. %1$swhoami shows what the old site itself sees.

                For those who run the service, at http://localhost:%2$d/admin/
                  admin / %3$s      sets the maximum of sessions
                  service / %3$s    finds accounts and logs their sessions out
                The password was made for this run.

                %5$s

                All listen on this machine only. The client secrets of this demo are public: never use them elsewhere.
                Ctrl-C stops them.
                """.formatted(site, options.ssoPort(), staffPassword, options.sundayUrl(), selfTest)
                : """

                The Harbour Post is open:  %1$s
                The service behind it:     %2$s, organisation %3$s, as %4$s

                Log in with an account of that service. When its seats are taken, choose what to log out.
                %1$swhoami shows what the old site itself sees.

                %5$s

                The site listens on this machine only. Ctrl-C stops it.
                """.formatted(
                                site,
                                options.service().get("ssoUrl"),
                                options.service().get("organisationId"),
                                options.service().get("clientId"),
                                selfTest);
    }

    /** The page wants its key in a post, never in its own address: the address to open holds the form. */
    private static String selfTest(String site, String key) {
        return """
                For those who run the site: its self-test. Open this address, as one line:
                  data:text/html,<form method=post action=%1$sseatkeeper/self-test><button name=key value=%2$s>Self-test
                Its key was made for this run: %2$s""".formatted(site, key);
    }
}
