package io.github.seatkeeper.server.http;

import jakarta.ws.rs.core.Response;

/** Has a browser wait a second before it goes on. Its thread is free meanwhile, unlike one that held the answer back. */
final class MomentPage {
    private MomentPage() {}

    /** Before an address of this service, without quotation marks. */
    static Response before(String address) {
        String html = "<p>One moment … <a href=\"%s\">Continue</a></p>".formatted(BarePage.escaped(address));
        return BarePage.of(Response.Status.OK.getStatusCode(), "One moment", html)
                .header("Refresh", "1;url=" + address)
                .build();
    }
}
