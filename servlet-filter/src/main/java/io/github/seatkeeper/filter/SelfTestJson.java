package io.github.seatkeeper.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;

/** The self-test's findings for a script that watches over the site. */
final class SelfTestJson {
    private SelfTestJson() {}

    static String of(SelfTestReport report) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeBooleanField("good", report.isGood());
            json.writeArrayFieldStart("parts");
            for (SelfTestReport.Part part : report.parts()) {
                write(json, part);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, SelfTestReport.Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", part.title());
        json.writeArrayFieldStart("findings");
        for (SelfTestReport.Finding finding : part.findings()) {
            json.writeStartObject();
            json.writeStringField("name", finding.name());
            json.writeStringField("value", finding.value());
            if (finding.good() != null) {
                json.writeBooleanField("good", finding.good());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
