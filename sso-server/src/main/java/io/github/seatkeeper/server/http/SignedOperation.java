package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.login.TooBusyException;

/** From a request that an API client signed to the answer it gets signed. Thread-safe. */
interface SignedOperation {
    /** Refuses a request that lacks a claim as an invalid token. */
    Answer answer(SignedRequest request) throws InvalidTokenException, TooBusyException;
}
