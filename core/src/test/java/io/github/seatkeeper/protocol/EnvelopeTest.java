package io.github.seatkeeper.protocol;

import static io.github.seatkeeper.protocol.TestingToken.bytes;
import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvelopeTest {
    @Test
    void writesTheTokenAsTheMemberT() {
        assertThat(Envelope.write("a.b.c")).isEqualTo(bytes("{\"t\":\"a.b.c\"}"));
    }

    @Test
    void readsWhatItWrote() throws InvalidTokenException {
        assertThat(Envelope.read(Envelope.write(response().sign())).clientId()).isEqualTo(TestingToken.CLIENT);
    }

    @Test
    void ignoresOtherMembersAndBlanks() throws InvalidTokenException {
        String body = " {\"a\":[], \"t\" : \"" + response().sign() + "\"}\n";

        assertThat(Envelope.read(bytes(body)).clientId()).isEqualTo(TestingToken.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"%s\"",
                "%s",
                "{}",
                "{\"T\":\"%s\"}",
                "{\"t\":null}",
                "{\"t\":5}",
                "{\"t\":[\"%s\"]}",
                "{\"t\":\"\"}",
                "{\"t\":\"%s\",\"t\":\"%s\"}",
                "{\"t\":\"%s\"}{}",
                "{\"t\":\"%s\"",
                "{'t':'%s'}",
                "t=%s",
                "<html>%s</html>",
                "\ufeff{\"t\":\"%s\"}"
            })
    void refusesAnythingElse(String body) {
        assertMalformed(bytes(body.replace("%s", response().sign())));
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        assertMalformed(("{\"t\":\"" + response().sign() + "\"}").getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void refusesMoreThanAMebibyteBeforeReadingIt() {
        String body = "{\"t\":\"" + response().sign() + "\"}";

        assertMalformed(bytes(body + " ".repeat(UnverifiedToken.MAX_LENGTH + 1 - body.length())));
    }

    private static void assertMalformed(byte[] body) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> Envelope.read(body))
                .matches(e -> e.fault() == InvalidTokenException.Fault.MALFORMED);
    }
}
