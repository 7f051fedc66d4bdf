package io.github.seatkeeper.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Readers who ask for the next page as soon as they have the one before, each on a connection of their own that stays
 * open: one thread in a JVM of its own, much lighter than what it asks.
 */
final class Load implements AutoCloseable {
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Jvm jvm;

    private Load(Jvm jvm) {
        this.jvm = jvm;
    }

    static Load on(int port) throws IOException {
        return new Load(Jvm.start(Load.class, List.of("-Xmx64m", "-XX:+UseSerialGC"), Integer.toString(port)));
    }

    /** What the browsers will ask for under this name, each at its site. */
    void prepare(String name, List<Browser> browsers, String path) throws IOException {
        for (Browser browser : browsers) {
            URI page = browser.address(path);
            jvm.ask("prepare\t" + name + "\t" + page.getRawPath() + "\t" + browser.cookies(page));
        }
    }

    /** Pages a second. */
    double run(String name, int millis) throws IOException {
        return Double.parseDouble(jvm.ask("run\t" + name + "\t" + millis));
    }

    @Override
    public void close() {
        jvm.close();
    }

    public static void main(String[] args) throws IOException {
        InetSocketAddress site = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        Map<String, List<byte[]>> prepared = new HashMap<>();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Selector selector = Selector.open()) {
            List<Connection> connections = new ArrayList<>();
            for (int n = 0; n < Service.READERS; n++) {
                connections.add(new Connection(selector, site));
            }
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split("\t", -1);
                List<byte[]> requests = prepared.computeIfAbsent(words[1], name -> new ArrayList<>());
                if (words[0].equals("prepare")) {
                    requests.add(request(words[2], words[3]));
                    System.out.println("prepared");
                } else {
                    System.out.println(run(selector, connections, requests, Long.parseLong(words[2])));
                }
            }
        }
    }

    /** As a browser asks for a page. */
    private static byte[] request(String path, String cookies) {
        return """
                GET %s HTTP/1.1
                Host: localhost
                User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
                Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
                Accept-Language: en-GB,en;q=0.9
                Sec-Fetch-Site: same-origin
                Sec-Fetch-Mode: navigate
                Sec-Fetch-Dest: document
                Cookie: %s

                """.formatted(path, cookies).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static double run(Selector selector, List<Connection> connections, List<byte[]> requests, long millis)
            throws IOException {
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        for (int n = 0; n < connections.size(); n++) {
            connections.get(n).ask(requests.get(n));
        }
        long answered = 0;
        int waiting = connections.size();
        while (waiting > 0) {
            selector.select();
            boolean goOn = System.nanoTime() < end;
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.hasAnswer()) {
                    answered++;
                    if (goOn) {
                        connection.askAgain();
                    } else {
                        waiting--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return answered * 1e9 / (System.nanoTime() - begin);
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
        private ByteBuffer request = ByteBuffer.allocate(0);

        Connection(Selector selector, InetSocketAddress site) throws IOException {
            channel = SocketChannel.open(site);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask(byte[] bytes) throws IOException {
            request = ByteBuffer.wrap(bytes);
            askAgain();
        }

        void askAgain() throws IOException {
            answer.clear();
            request.rewind();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /** Reads what has come; true once the answer is complete. */
        boolean hasAnswer() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("The site closed a connection.");
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int head = text.indexOf(END_OF_HEAD);
            if (head < 0) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IOException("The site answered: " + text);
            }
            int length = text.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
            int expected = Integer.parseInt(text, length, text.indexOf('\r', length), 10);
            return answer.position() >= head + END_OF_HEAD.length() + expected;
        }
    }
}
