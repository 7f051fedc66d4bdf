package io.github.seatkeeper.server.http;

import jakarta.ws.rs.core.Response;

/** Has a browser wait a second before it goes on. Its thread is free meanwhile, unlike one that held the answer back. */
final class MomentPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>One moment</title>
            <p>One moment … <a href="%s">Continue</a></p>
            </html>
            """;

    private MomentPage() {}

    /** Before an address of this service, without quotation marks. */
    static Response before(String address) {
        return BarePage.of(Response.Status.OK.getStatusCode(), PAGE.formatted(BarePage.escaped(address)))
                .header("Refresh", "1;url=" + address)
                .build();
    }
}
