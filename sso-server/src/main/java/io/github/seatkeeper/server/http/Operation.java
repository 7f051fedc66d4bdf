package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.login.TooBusyException;
import jakarta.servlet.http.HttpServletRequest;

/** From a request to its answer. Thread-safe. */
interface Operation {
    /** Its exceptions are answered by {@link Operations}. */
    Answer answer(HttpServletRequest request) throws InvalidTokenException, TooBusyException;
}
