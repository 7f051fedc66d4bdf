package io.github.seatkeeper.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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

    static Answer of(Fields fields) {
        return Answer.of(200, Answer.JSON, text(fields));
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
