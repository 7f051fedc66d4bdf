package io.github.seatkeeper.protocol;

import static io.github.seatkeeper.protocol.TestingToken.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActiveSessionsJsonTest {
    private static final ActiveSession FULL = new ActiveSession(
            new SessionId("a session id"),
            Instant.parse("2022-12-14T09:52:17.9290199Z"),
            Instant.parse("2022-12-13T09:52:17.9290663Z"),
            "127.0.0.1",
            "Chrome",
            "Windows 10");
    private static final ActiveSession BARE = new ActiveSession(new SessionId("b"), null, null, null, null, null);

    @ParameterizedTest
    @CsvSource({
        "2022-12-14T09:38:43.653987+00:00,2022-12-14T09:38:43.653987Z",
        "2022-12-14T09:52:17.9290199Z,2022-12-14T09:52:17.929019900Z",
        "2022-12-14T09:52:17Z,2022-12-14T09:52:17Z",
        "2022-12-14T11:52:17+02:00,2022-12-14T09:52:17Z"
    })
    void readsEveryFormOfATime(String sent, Instant expected) throws InvalidTokenException {
        ActiveSession session =
                readOne("[{\"session_id\":\"a\",\"last_seen\":%s,\"created\":%1$s}]".formatted(quoted(sent)));

        assertThat(session.lastSeen()).isEqualTo(expected);
        assertThat(session.created()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2022-12-14", "2022-12-14T09:52:17", "2022-13-14T09:52:17Z", "0"})
    void aTimeInNoKnownFormIsUnknown(String sent) throws InvalidTokenException {
        assertThat(readOne("[{\"session_id\":\"b\",\"created\":%s}]".formatted(quoted(sent))))
                .isEqualTo(BARE);
    }

    @Test
    void onlyTheIdIsRequired() throws InvalidTokenException {
        assertThat(readOne("[{\"session_id\":\"b\"}]")).isEqualTo(BARE);
        assertThat(readOne("[{\"session_id\":\"b\",\"browser\":null,\"last_seen\":null}]"))
                .isEqualTo(BARE);
    }

    @Test
    void unknownFieldsAreIgnored() throws InvalidTokenException {
        assertThat(readOne("[{\"session_id\":\"b\",\"device\":{\"kind\":[1]},\"Browser\":5}]"))
                .isEqualTo(BARE);
    }

    @Test
    void theArrayItselfReadsLikeTheStringThatHoldsIt() throws InvalidTokenException {
        String json = ActiveSessionsJson.write(List.of(FULL, BARE));

        assertThat(ActiveSessionsJson.read(Json.parse(json, "test"))).containsExactly(FULL, BARE);
        assertThat(ActiveSessionsJson.read(TextNode.valueOf(json))).containsExactly(FULL, BARE);
    }

    @Test
    void anEmptyListIsAList() throws InvalidTokenException {
        assertThat(ActiveSessionsJson.write(List.of())).isEqualTo("[]");
        assertThat(ActiveSessionsJson.read(TextNode.valueOf("[]"))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotWritten() {
        assertThat(ActiveSessionsJson.write(List.of(BARE))).isEqualTo("[{\"session_id\":\"b\"}]");
    }

    @Test
    void writesTheSpecificationsFields() {
        assertThat(ActiveSessionsJson.write(List.of(FULL)))
                .isEqualTo("[{\"session_id\":\"a session id\",\"last_seen\":\"2022-12-14T09:52:17.929019900Z\","
                        + "\"created\":\"2022-12-13T09:52:17.929066300Z\",\"ip_address\":\"127.0.0.1\","
                        + "\"browser\":\"Chrome\",\"operating_system\":\"Windows 10\"}]");
    }

    private static ActiveSession readOne(String json) throws InvalidTokenException {
        List<ActiveSession> sessions = ActiveSessionsJson.read(TextNode.valueOf(json));
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }
}
