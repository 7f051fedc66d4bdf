package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    private static final Set<String> ALLOWED = Set.of("https://www.harbour.example");

    @ParameterizedTest
    @CsvSource({
        "same-origin,,true",
        "none,,true",
        "same-origin,https://evil.example,true",
        "same-site,,false",
        "cross-site,,false",
        "cross-site,https://evil.example,false",
        "cross-site,https://www.harbour.example,true",
        "cross-site,https://WWW.HARBOUR.example,true",
        "cross-site,null,false",
        "same-site,https://paper.example:8443,true",
        ",https://paper.example:8443,true",
        ",https://PAPER.example:8443,true",
        ",https://paper.example,false",
        ",https://paper.example:8443.evil.example,false",
        ",https://evil.example,false",
        ",null,false",
        ",not an origin,false",
        ",,true",
        ",https://www.harbour.example:443,true",
    })
    void onlyPagesOfThisSiteAndOfAllowedOriginsMayPost(String fetchSite, String origin, boolean may) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", "paper.example:8443");
        headers.put("Sec-Fetch-Site", fetchSite);
        headers.put("Origin", origin);

        assertThat(Origin.mayPost(TestingServlets.withHeaders(headers), ALLOWED))
                .isEqualTo(may);
    }

    @Test
    void aPageThatCameOverHttpMayNotPostToOneOfHttps() {
        Map<String, String> headers = Map.of("Host", "paper.example", "Origin", "http://paper.example");

        assertThat(Origin.mayPost(TestingServlets.withHeaders(headers), Set.of()))
                .isTrue();
        assertThat(Origin.mayPost(TestingServlets.overHttps(headers), Set.of())).isFalse();
        assertThat(Origin.mayPost(TestingServlets.overHttps(headers), Set.of("http://paper.example")))
                .isTrue();
    }

    @Test
    void aSchemesOwnPortIsNoDifference() {
        assertThat(Origin.mayPost(
                        TestingServlets.withHeaders(
                                Map.of("Host", "paper.example:443", "Origin", "https://paper.example")),
                        Set.of()))
                .isTrue();
        assertThat(Origin.mayPost(
                        TestingServlets.withHeaders(Map.of("Host", "[::1]:80", "Origin", "http://[::1]")), Set.of()))
                .isTrue();
        assertThat(Origin.mayPost(
                        TestingServlets.withHeaders(
                                Map.of("Host", "paper.example:80", "Origin", "https://paper.example")),
                        Set.of()))
                .isFalse();
    }
}
