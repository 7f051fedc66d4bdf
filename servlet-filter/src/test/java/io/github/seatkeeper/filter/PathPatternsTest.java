package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternsTest {

    @ParameterizedTest
    @CsvSource({
        "/members, /members, true",
        "/members, /members/, false",
        "/members, /members2, false",
        "/members/*, /members, true",
        "/members/*, /members/, true",
        "/members/*, /members/pilots/1, true",
        "/members/*, /membership, false",
        "/members/*, /Members/x, false",
        "*.pdf, /a/b.pdf, true",
        "*.pdf, /a/b.pdf/c, false",
        "/*, /, true",
        "/*, /anything, true",
        "/, /, true",
        "/, /news, false",
    })
    void matchesAsAWebXmlDoes(String pattern, String path, boolean matches) {
        assertThat(new PathPatterns(List.of("/other", pattern)).match(path)).isEqualTo(matches);
    }
}
