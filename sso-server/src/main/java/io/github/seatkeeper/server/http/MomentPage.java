package io.github.seatkeeper.server.http;

/** Has a browser wait a second before it goes on. Its thread is free meanwhile, unlike one that held the answer back. */
final class MomentPage {
    private MomentPage() {}

    /** Before an address of this service, without quotation marks. */
    static Answer before(String address) {
        String html = "<p>One moment … <a href=\"%s\">Continue</a></p>".formatted(BarePage.escaped(address));
        return BarePage.of(200, "One moment", html).with("Refresh", "1;url=" + address);
    }
}
