package io.github.seatkeeper.client;

import static io.github.seatkeeper.protocol.TestingToken.bytes;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.TestingToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A service on a bare socket, that answers as a test wants it to: truthfully, or as no HTTP server would. */
final class TestingService implements AutoCloseable {
    /** What is done with each connection; at its return the service closes it. */
    interface Behaviour {
        void serve(Connection connection) throws IOException;
    }

    /** What was asked. */
    record Request(String line, String headers, String body) {
        String operation() {
            return line.substring(line.lastIndexOf('/', line.indexOf(" HTTP")) + 1, line.indexOf(" HTTP"));
        }

        String token() {
            return body.substring("{\"t\":\"".length(), body.length() - "\"}".length());
        }
    }

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    private final Behaviour behaviour;

    TestingService(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        threads.execute(this::accept);
    }

    /** A service that answers each request with this token, on connections that it keeps. */
    static TestingService answering(Function<Request, TestingToken> answer) {
        return new TestingService(connection -> {
            for (Request request = connection.read(); request != null; request = connection.read()) {
                connection.answer("{\"t\":\"" + answer.apply(request).sign() + "\"}");
            }
        });
    }

    /** The first call of a JVM loads classes, and reads the trusted certificates, for longer than a short deadline. */
    static void warmUp() throws IOException, SsoException {
        try (TestingService service = answering(
                        request -> TestingToken.response().text("sid", "s1").text("sts", "anon"));
                SsoClient client = service.client(Duration.ofSeconds(20))) {
            client.createSession(new Visitor("192.0.2.7", "Mozilla/5.0"));
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/base");
    }

    SsoClient client(Duration deadline) {
        ApiClient apiClient = TestingToken.API_CLIENT;
        return new SsoClient(uri(), apiClient, deadline, Clock.fixed(TestingToken.NOW, ZoneOffset.UTC));
    }

    List<Request> requests() {
        return requests;
    }

    /** Waits for one connection's end: true if the client let go of it, false if it was still open. */
    boolean clientLetGo() throws InterruptedException {
        return Boolean.TRUE.equals(ends.poll(30, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (Connection connection = new Connection(socket)) {
            behaviour.serve(connection);
        } catch (IOException e) {
            ends.add(true); // written to, or read from, a connection that the client has closed
        }
    }

    /** One connection. */
    final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** The next request, or null at the connection's end. */
        Request read() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.append((char) next);
            }
            String lower = head.toString().toLowerCase(Locale.ROOT);
            int at = lower.indexOf("content-length: ") + "content-length: ".length();
            int length = lower.contains("content-length: ")
                    ? Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)))
                    : 0;
            String body = new String(in.readNBytes(length), java.nio.charset.StandardCharsets.UTF_8);
            String line = head.substring(0, head.indexOf("\r\n"));
            Request request = new Request(line, lower, body);
            requests.add(request);
            return request;
        }

        void write(String raw) throws IOException {
            socket.getOutputStream().write(bytes(raw));
        }

        void answer(String json) throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes(json).length
                    + "\r\n\r\n" + json);
        }

        /** Writes byte by byte, for as long as the client holds on. */
        void writeSlowly(String raw) throws IOException {
            socket.setSoTimeout(20);
            for (byte one : bytes(raw)) {
                socket.getOutputStream().write(one);
                if (pausesUntilEnd()) {
                    ends.add(true);
                    return;
                }
            }
            ends.add(false);
        }

        /** Does nothing more until the client lets go. */
        void awaitEnd() throws IOException {
            socket.setSoTimeout(20_000);
            ends.add(pausesUntilEnd());
        }

        private boolean pausesUntilEnd() throws IOException {
            try {
                return in.read() < 0;
            } catch (SocketTimeoutException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
