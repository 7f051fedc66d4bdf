package io.github.seatkeeper.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/** The runnable jar's own log settings: one line an entry, libraries only from warnings on. */
final class Logging {
    private Logging() {}

    /** Does nothing where the operator has settings of their own. */
    static void setUp() {
        if (System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        try (InputStream settings = Logging.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("The log settings can't be read.", e);
        }
    }
}
