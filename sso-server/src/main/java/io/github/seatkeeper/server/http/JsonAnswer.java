package io.github.seatkeeper.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An unsigned answer in JSON. */
final class JsonAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes an object's fields. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonAnswer() {}

    static Response of(Fields fields) {
        return Response.ok(text(fields), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static String text(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A string is always JSON.", e);
        }
        return text.toString();
    }
}
