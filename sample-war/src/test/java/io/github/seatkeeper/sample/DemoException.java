package io.github.seatkeeper.sample;

/** The demo cannot start; the message is one sentence that says what to do. */
final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }
}
