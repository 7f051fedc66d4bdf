package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/login?again=1",
                "/login#form",
                "/a/b.jsp?x=http://evil.example//&y=/../z",
                "/caf%C3%A9/a%20b",
                "/100%25",
                "/a..b/...",
                "/~me/@x:1",
                "/?next=%0d%0aSet-Cookie:x",
            })
    void addressesWithinTheSiteAreTaken(String url) {
        assertThat(LocalUrl.isSafe(url)).isTrue();
        assertThat(LocalUrl.require(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "?x",
                "#x",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/a\\b",
                "/%5Cevil.example",
                "/%5cevil.example",
                "/%2Fevil.example",
                "/%2fevil.example",
                "/a//b",
                "/a/%2e%2e//evil.example",
                "https://evil.example/",
                "https:/evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " /a",
                "/a ",
                "/a b",
                "/a\r\nSet-Cookie: x=y",
                "/a?b\r\nc",
                "/a%0d%0ab/\u0000",
                "/a%00",
                "/a\u0000",
                "/a\u007f",
                "/a\u0085b",
                "/a\u2028b",
                "/caf\u00e9",
                "/\uff0fevil.example",
                "/a?q=\u00e9",
                "/a?b\\c",
                "/login;jsessionid=1",
                "/;//evil.example",
                "/.",
                "/..",
                "/a/../b",
                "/a/./b",
                "/.//evil.example",
                "/%2e%2e/b",
                "/%252e%252e/b",
                "/%zz",
                "/%",
                "/%C0%AF",
                "/%FF",
            })
    void everythingElseIsRefused(String url) {
        assertThat(LocalUrl.isSafe(url)).isFalse();
        assertThatThrownBy(() -> LocalUrl.require(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/news/ferry.jsp,-,/news/ferry.jsp",
                "/news/ferry.jsp,page=2&q=a%20b,/news/ferry.jsp?page=2&q=a%20b",
                "/,-,/",
                "//evil.example,-,/evil.example",
                "///evil.example//x,a=//y,/evil.example/x?a=//y",
                "/a;jsessionid=1A2B,b=c,/a?b=c",
                "/a%20b,-,/a%20b",
                "/caf%c3%a9,-,/caf%C3%A9",
                "/100%25,-,/100%25",
                "/a%3fb,-,/a%3Fb",
                "/a%0d%0ab,-,/a%0D%0Ab",
                "/a,b\\c,/a?b%5Cc",
            })
    void aRequestIsSavedAsAnAddressThatLeadsBackToIt(String uri, String query, String url) {
        assertThat(LocalUrl.of(request(uri, query))).isEqualTo(url);
        assertThat(LocalUrl.isSafe(url)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/a%2fb,-",
                "/;x//evil.example,-",
                "/a;b=c/d;e,-",
                "/a%3Bb,-",
                "/\\evil.example,-",
                "/a/../b,-",
                "/a,q=\u00e9",
                "/a,'b\r\nc'",
                "/a,'b c'",
                "/a%00,-",
            })
    void aRequestNobodyCouldBeSentBackToIsNotSaved(String uri, String query) {
        assertThat(LocalUrl.of(request(uri, query))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {4090, 5000})
    void aVeryLongAddressIsNotSaved(int length) {
        assertThat(LocalUrl.of(request("/a", "x".repeat(length))) != null).isEqualTo(length < 4096);
    }

    private static HttpServletRequest request(String uri, String query) {
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        answers.put("getContextPath", args -> "");
        answers.put("getRequestURI", args -> uri);
        answers.put("getQueryString", args -> query);
        return TestingServlets.request(answers);
    }
}
