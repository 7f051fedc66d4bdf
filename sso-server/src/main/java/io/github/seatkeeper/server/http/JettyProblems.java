package io.github.seatkeeper.server.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What the HTTP server refuses before any servlet sees it, in the same shape, in place of Jetty's own pages. It often closes
 * the connection then, without saying so by itself; a client that does not know sends its next request into nothing.
 */
final class JettyProblems implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, Problem.of(response.getStatus()).json(), callback);
        return true;
    }
}
