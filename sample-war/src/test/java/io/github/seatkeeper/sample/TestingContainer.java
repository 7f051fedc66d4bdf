package io.github.seatkeeper.sample;

import java.nio.file.Path;
import java.util.List;

/** A servlet container that can run the newspaper's packaged WAR on loopback. */
interface TestingContainer {
    TestingContainer JETTY = new TestingJetty();
    TestingContainer TOMCAT = new TestingTomcat();

    /** Every container the tests know; most tests are content with {@link #JETTY}. */
    static List<TestingContainer> all() {
        return List.of(JETTY, TOMCAT);
    }

    /**
     * Starts it.
     *
     * @param setup what the site is to be like
     * @param war the packaged WAR
     * @param webXml stands for the WAR's own descriptor
     * @param work a folder that nobody else uses
     * @param sessions to be told of every HttpSession
     */
    Running start(SiteSetup setup, Path war, Path webXml, Path work, HttpSessions sessions) throws Exception;

    /** One that runs. */
    interface Running {
        /** Where it listens. */
        int port();

        void stop() throws Exception;
    }
}
