package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.UnverifiedToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Verifies: from a body to a request that an API client really made. */
@Consumes(MediaType.APPLICATION_JSON)
final class SignedRequestReader implements MessageBodyReader<SignedRequest> {
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
            return verify(Envelope.read(CappedBody.read(body)));
        } catch (InvalidTokenException e) {
            throw Problem.of(e).refusal();
        }
    }

    private SignedRequest verify(UnverifiedToken token) throws InvalidTokenException {
        String clientId = token.clientId();
        if (clientId == null) {
            throw Problem.malformed("The claim \"cid\" is missing.").refusal();
        }
        SignedRequest request = clients.verify(clientId, token);
        if (request == null) {
            throw Problem.unknownClient().refusal();
        }
        return request;
    }
}
