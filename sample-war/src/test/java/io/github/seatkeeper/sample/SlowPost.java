package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A form post that is held back: the site is reading its body, and waits for the rest. */
final class SlowPost implements AutoCloseable {
    private final Socket socket;
    private final String rest;

    private SlowPost(Socket socket, String rest) {
        this.socket = socket;
        this.rest = rest;
    }

    /** Comes back once the site is reading the body. */
    static SlowPost begin(URI to, List<HttpCookie> cookies, String body) throws IOException {
        return begin(to, cookies, "text/html", body);
    }

    /** The same by whoever wants another kind of answer. */
    static SlowPost begin(URI to, List<HttpCookie> cookies, String accept, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.getPort());
        socket.setSoTimeout(10_000);
        String jar = cookies.stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String head = "POST " + to.getPath() + " HTTP/1.1\r\nHost: " + to.getAuthority() + "\r\nCookie: " + jar
                + "\r\nAccept: " + accept
                + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
        write(socket, head);
        String goOn = readHead(socket.getInputStream());
        if (!goOn.startsWith("HTTP/1.1 100")) {
            throw new AssertionError("The site did not ask for the body: " + goOn);
        }
        write(socket, body.substring(0, 1));
        return new SlowPost(socket, body.substring(1));
    }

    /** Sends the rest; gives back the answer's head. */
    String finish() throws IOException {
        write(socket, rest);
        return readHead(socket.getInputStream());
    }

    /** Sends the rest with what has come to light meanwhile, as long as what stood for it; gives back the whole answer. */
    String finish(String placeholder, String known) throws IOException {
        assertThat(known).hasSameSizeAs(placeholder);
        write(socket, rest.replace(placeholder, known));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            if (head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                break;
            }
            next = in.read();
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
