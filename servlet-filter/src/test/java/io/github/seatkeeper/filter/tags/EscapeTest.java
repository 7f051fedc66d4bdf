package io.github.seatkeeper.filter.tags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {
    @Test
    void theFiveCharactersThatMeanSomethingAreEscaped() {
        assertThat(Escape.text("<a href=\"x\" title='y'>&amp;</a>"))
                .isEqualTo("&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001B", "\u007F", "\u0085", "\uD800", "\uDC00", "\uFFFE", "\uFDD0"})
    void whatHtmlMayNotContainIsReplaced(String forbidden) {
        assertThat(Escape.text("a" + forbidden + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void allElseIsKept() {
        assertThat(Escape.text("Åäö 漢字 😀\t\n")).isEqualTo("Åäö 漢字 😀\t\n");
        assertThat(Escape.text(42)).isEqualTo("42");
        assertThat(Escape.text(null)).isEmpty();
    }
}
