package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claim {@code ses}: written as a string that holds a JSON array, read in that form and as the array itself. */
final class ActiveSessionsJson {
    private static final String ID = "session_id";
    private static final String LAST_SEEN = "last_seen";
    private static final String CREATED = "created";
    private static final String IP_ADDRESS = "ip_address";
    private static final String BROWSER = "browser";
    private static final String OPERATING_SYSTEM = "operating_system";

    private ActiveSessionsJson() {}

    static String write(List<ActiveSession> sessions) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (ActiveSession session : sessions) {
            ObjectNode row = array.addObject();
            row.put(ID, session.id().value());
            put(row, LAST_SEEN, session.lastSeen());
            put(row, CREATED, session.created());
            put(row, IP_ADDRESS, session.ipAddress());
            put(row, BROWSER, session.browser());
            put(row, OPERATING_SYSTEM, session.operatingSystem());
        }
        return array.toString();
    }

    static List<ActiveSession> read(JsonNode claim) throws InvalidTokenException {
        JsonNode array = claim.isTextual() ? Json.parse(claim.textValue(), "list of sessions") : claim;
        if (!array.isArray()) {
            throw InvalidTokenException.malformed("The list of sessions is not a JSON array.");
        }
        List<ActiveSession> sessions = new ArrayList<>(array.size());
        for (JsonNode row : array) {
            sessions.add(readRow(row));
        }
        return List.copyOf(sessions);
    }

    private static ActiveSession readRow(JsonNode row) throws InvalidTokenException {
        String id = text(row, ID);
        if (id == null || id.isEmpty()) {
            throw InvalidTokenException.malformed("A listed session has no id.");
        }
        return new ActiveSession(
                new SessionId(id),
                instant(row, LAST_SEEN),
                instant(row, CREATED),
                text(row, IP_ADDRESS),
                text(row, BROWSER),
                text(row, OPERATING_SYSTEM));
    }

    private static void put(ObjectNode row, String field, @Nullable Object value) {
        if (value != null) {
            row.put(field, value.toString());
        }
    }

    private static @Nullable String text(JsonNode row, String field) throws InvalidTokenException {
        JsonNode value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw InvalidTokenException.malformed("The field \"" + field + "\" of a listed session is not a string.");
        }
        return value.textValue();
    }

    /** A time in a form nobody knows is shown as unknown; it is no reason to keep a customer out. */
    private static @Nullable Instant instant(JsonNode row, String field) throws InvalidTokenException {
        String text = text(row, field);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
