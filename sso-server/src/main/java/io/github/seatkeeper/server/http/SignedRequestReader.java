package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.UnverifiedToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Verifies: from a body to a request that an API client really made. */
@Consumes(MediaType.APPLICATION_JSON)
final class SignedRequestReader implements MessageBodyReader<SignedRequest> {
    static final int MAX_BODY = 64 * 1024;

    private final ApiClients clients;

    SignedRequestReader(ApiClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SignedRequest.class;
    }

    @Override
    public SignedRequest readFrom(
            Class<SignedRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        try {
            return verify(Envelope.read(capped(body)));
        } catch (InvalidTokenException e) {
            throw refusal(Problem.of(e));
        }
    }

    private SignedRequest verify(UnverifiedToken token) throws InvalidTokenException {
        String clientId = token.clientId();
        if (clientId == null) {
            throw refusal(Problem.malformed("The claim \"cid\" is missing."));
        }
        SignedRequest request = clients.verify(clientId, token);
        if (request == null) {
            throw refusal(Problem.unknownClient());
        }
        return request;
    }

    private static byte[] capped(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(MAX_BODY + 1);
        } catch (IOException e) {
            throw new WebApplicationException(
                    "The body broke off.",
                    e,
                    Problem.malformed("The body broke off.").response());
        }
        if (bytes.length > MAX_BODY) {
            throw refusal(Problem.of(413));
        }
        return bytes;
    }

    private static WebApplicationException refusal(Problem problem) {
        return new WebApplicationException(problem.response());
    }
}
