package io.github.seatkeeper.containers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A container that has been started on loopback. */
interface Launched {
    /** Where it listens. */
    int port();

    /**
     * Starts a site.
     *
     * @param contextPath {@code /paper}
     * @param store a folder where every HttpSession is kept after each request; null for those of the container's memory
     * @throws Exception if the site did not start
     */
    void deploy(String contextPath, Path war, @Nullable Path store) throws Exception;

    /** Ends a site and forgets it. */
    void undeploy(String contextPath) throws Exception;

    /** Ends it all. */
    void stop() throws Exception;
}
