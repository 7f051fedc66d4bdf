package io.github.seatkeeper.server;

/** A command did nothing. Its message says why, in a sentence. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It can't be done. */
    static CommandFailedException impossible(String message) {
        return new CommandFailedException(1, message);
    }

    /** It was not said as it has to be. */
    static CommandFailedException wrongly(String message) {
        return new CommandFailedException(2, message);
    }

    int exitCode() {
        return exitCode;
    }
}
