package io.github.seatkeeper.server.http;

/** A request that can't be answered but with a {@link Problem}. Nothing was done. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    ProblemException(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
