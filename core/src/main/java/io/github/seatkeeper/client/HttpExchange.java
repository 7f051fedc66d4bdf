package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.UnverifiedToken;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request and gives back the body of a 200, or says why there is none. One deadline bounds the whole exchange, to the
 * body's last byte; no redirect is followed, nothing is decompressed, nothing is sent twice. Thread-safe.
 */
final class HttpExchange implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpExchange.class.getName());

    private static final int STOP_SECONDS = 2;

    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor;
    private final Duration deadline;
    private final String peer;
    private final String toCheck;
    /** Null once closed: the platform ends the client's own thread when nobody holds the client any more. Guarded by this. */
    private @Nullable CompletableFuture<HttpClient> http;

    private final AtomicBoolean failureTold = new AtomicBoolean();

    /**
     * Makes one; no call is made yet.
     *
     * @param deadline of a whole call
     * @param peer who is called, as the beginning of a sentence
     * @param toCheck what may be wrong where the peer refuses
     */
    HttpExchange(Duration deadline, String peer, String toCheck) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("The deadline has to be positive, not " + deadline + ".");
        }
        ClassLoader platform = HttpClient.class.getClassLoader();
        AtomicInteger count = new AtomicInteger();
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "seatkeeper-sso-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(platform);
            return thread;
        });
        this.deadline = deadline;
        this.peer = peer;
        this.toCheck = toCheck;
        this.http = CompletableFuture.supplyAsync(this::newClient, executor);
    }

    /**
     * The client, made or being made; once more where that failed, since the JVM may have been out of threads or files
     * only then. A trust store that it could not read it does not read again. Null once closed.
     */
    private synchronized @Nullable CompletableFuture<HttpClient> client() {
        if (http != null && http.isCompletedExceptionally()) {
            http = CompletableFuture.supplyAsync(this::newClient, executor);
        }
        return http;
    }

    /**
     * In a thread of ours: reading the trusted certificates takes longer than all the rest of a site's start. The client's
     * own thread inherits the context's class loader; it ends some seconds after the client was collected, and is none of
     * the site's until then.
     */
    private HttpClient newClient() {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(deadline)
                    .executor(executor)
                    .build();
        } catch (RuntimeException e) {
            if (failureTold.compareAndSet(false, true)) {
                LOG.log(
                        Level.ERROR,
                        peer + " cannot be called: this JVM makes no HTTP client. Can its trust store be read?",
                        e);
            }
            throw e;
        }
    }

    /** Has a thread of this client's do something that nobody waits for. */
    void meanwhile(Runnable work) {
        executor.execute(work);
    }

    Duration deadline() {
        return deadline;
    }

    /** One call that ends within the time given, which is the whole deadline or what is left of it. */
    byte[] post(URI uri, byte[] json, Duration within) throws SsoException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build();
        return send(request, within);
    }

    /** The same for a request of any kind. */
    byte[] send(HttpRequest request, Duration within) throws SsoException {
        if (within.isZero() || within.isNegative()) {
            throw new SsoUnavailableException(peer + " took too long for the calls before.", null, true);
        }
        HttpResponse<byte[]> response = answerTo(request, within);
        int status = response.statusCode();
        if (status == 200) {
            return response.body();
        }
        if (status >= 500 || status == 429) {
            // too busy with passwords is not too busy for everything else
            boolean busyWithPasswords =
                    (status == 503 || status == 429) && request.uri().getPath().contains("/authenticate");
            throw new SsoUnavailableException(peer + " answered with status " + status + ".", null, busyWithPasswords);
        }
        if (status == 400 || status == 413) {
            throw new SsoProtocolException(
                    peer + " did not take the request: it answered with status " + status + ".", null, true);
        }
        throw new SsoProtocolException(peer + " answered with status " + status + ": check " + toCheck + ".");
    }

    /** The time that the other end's answer says it is, to the second, whatever else it says. */
    Instant timeAt(URI uri, Duration within) throws SsoException {
        HttpResponse<byte[]> response =
                answerTo(HttpRequest.newBuilder(uri).GET().build(), within);
        String date = response.headers().firstValue("Date").orElse("");
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            throw new SsoProtocolException(peer + " answered without a time.", e);
        }
    }

    private HttpResponse<byte[]> answerTo(HttpRequest request, Duration within) throws SsoException {
        long begin = System.nanoTime();
        CompletableFuture<HttpClient> made = client();
        if (made == null) {
            throw new SsoUnavailableException(peer + " is not called any more: its client is closed.", null);
        }
        HttpClient client = await(made.copy(), begin, within); // a copy, since whoever gives up cancels it
        try {
            return await(client.sendAsync(request, HttpExchange::bodyOf), begin, within);
        } catch (RejectedExecutionException e) {
            throw new SsoUnavailableException(peer + " was not heard to the end: its client was closed.", e);
        }
    }

    @SuppressWarnings("CollectionUndefinedEquality") // identity is meant
    private <T> T await(CompletableFuture<T> call, long begin, Duration within) throws SsoException {
        underWay.add(call);
        try {
            return call.get(within.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new SsoUnavailableException(peer + " did not answer within " + within + ".", e);
        } catch (CancellationException e) {
            throw new SsoUnavailableException(peer + " was not heard to the end: its client was closed.", e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new SsoUnavailableException(peer + " was not heard to the end: the call was interrupted.", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof UnacceptableBodyException) {
                throw new SsoProtocolException(peer + " answered too much, or encoded.", cause);
            }
            throw new SsoUnavailableException(peer + " could not be reached, or broke off.", cause);
        } finally {
            underWay.remove(call);
        }
    }

    private static HttpResponse.BodySubscriber<byte[]> bodyOf(HttpResponse.ResponseInfo response) {
        if (response.statusCode() != 200) {
            return new IgnoredBody();
        }
        boolean encoded = response.headers()
                .firstValue("Content-Encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
        return new CappedBody(encoded ? 0 : UnverifiedToken.MAX_LENGTH);
    }

    @Override
    public void close() {
        synchronized (this) {
            http = null;
        }
        underWay.forEach(call -> call.cancel(true));
        executor.shutdownNow();
        try {
            // what is made at the start may still load classes, and a site that was stopped has none any more
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A body too long, or in an encoding nobody asked for. */
    static final class UnacceptableBodyException extends IOException {
        private static final long serialVersionUID = 1L;

        UnacceptableBodyException() {
            super("too long, or encoded");
        }
    }
}
