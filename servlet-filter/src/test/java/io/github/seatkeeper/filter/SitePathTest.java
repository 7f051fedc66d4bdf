package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitePathTest {
    @ParameterizedTest
    @CsvSource({
        "/login,/login",
        "/login;jsessionid=abc,/login",
        "/login/x;a;b=c,/login/x",
        "/%6Cogin,/login",
        "/%6cog%69n,/login",
        "//login,/login",
        "/a///b,/a/b",
        "/caf%C3%A9,/café",
        "/a%20b,/a b",
        "/LOGIN,/LOGIN",
        "/login/,/login/",
        "/100%25,/100%",
        "/a..b/...,/a..b/...",
        "/,/"
    })
    void spellingsThatMeanOnePathAreOnePath(String uri, String path) {
        assertThat(SitePath.of(TestingServlets.request("", uri))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Flogin",
                "/a%2flogin",
                "/a\\login",
                "/a%5Clogin",
                "/login%00",
                "/login;x/",
                "/login;a;b=c/x;d",
                "/;x/login",
                "/login%20",
                "/login%09;x",
                "/login%3bx",
                "/login%3B",
                "/a/../login",
                "/./login",
                "/a/%2e%2e/login",
                "/a/.%2E/login",
                "/a/..;x/login",
                "/login/.",
                "/..",
                "/%256Cogin",
                "/%25%36%43ogin",
                "/%C0%AFlogin",
                "/%FF",
                "/%E2%82",
                "/%zz",
                "/%2",
                "/%",
                "/login\u0000",
            })
    void spellingsThatContainersReadDifferentlyHaveNoPath(String uri) {
        assertThat(SitePath.of(TestingServlets.request("", uri))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/paper/login,/login", "/paper,/", "/paper/,/", "/%70aper/login,/login", "/paper//login,/login"})
    void isRelativeToTheContext(String uri, String path) {
        assertThat(SitePath.of(TestingServlets.request("/paper", uri))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/paperboy/login", "/other/login"})
    void anotherContextsPathIsNone(String uri) {
        assertThat(SitePath.of(TestingServlets.request("/paper", uri))).isNull();
    }
}
