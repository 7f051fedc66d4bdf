package io.github.seatkeeper.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as no library sends it: its target goes out as it is written. */
record RawRequest(String method, String target) {
    private static final String FORM = "username=&password=";

    /** What the site answered, head and body; empty if it closed the connection. */
    String sendTo(Site site) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), site.uri().getPort())) {
            socket.setSoTimeout(10_000);
            boolean form = method.equals("POST");
            String request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + "Accept: text/html\r\n"
                    + (form
                            ? "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + FORM.length()
                                    + "\r\n\r\n" + FORM
                            : "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
