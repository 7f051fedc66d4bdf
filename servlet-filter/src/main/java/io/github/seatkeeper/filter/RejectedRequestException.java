package io.github.seatkeeper.filter;

/** A request that no form of ours sends. Its message is for the one who sent it and repeats nothing of the request. */
final class RejectedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    RejectedRequestException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
