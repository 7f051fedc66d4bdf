package io.github.seatkeeper.sample;

import java.net.URI;
import java.nio.file.Path;

/** A servlet container as its makers distribute it, in a process of its own. */
interface RealContainer {
    /** Which servlet API it has: {@code jakarta} or {@code javax}. */
    String api();

    /**
     * Starts it.
     *
     * @param port 0 for any
     * @param work a folder that nobody else uses
     */
    Node start(int port, Path work);

    /** One that runs. */
    interface Node extends AutoCloseable {
        int port();

        /** Starts a site whose HttpSessions are in memory. */
        void deploy(String contextPath, Path war);

        /** Starts one that puts each HttpSession into this folder after every request. */
        void deploy(String contextPath, Path war, Path store);

        void undeploy(String contextPath);

        Jvm jvm();

        /** Everything it has logged so far. */
        String log();

        @Override
        void close();

        /** Where a site of this context path is. */
        default Site at(String contextPath) {
            return () -> URI.create("http://127.0.0.1:" + port() + contextPath + "/");
        }
    }
}
