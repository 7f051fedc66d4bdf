package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chooser as whoever restyles it looks at it, with nobody's sessions. */
class PreviewIT {
    private static HarbourPost site;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        site = SiteSetup.standalone().under("/paper").start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal",
                "single",
                "all-must-go",
                "several",
                "free",
                "free-empty",
                "too-few-none",
                "too-few-some",
                "not-logged-out",
                "still-full",
                "unavailable"
            })
    void everyStateOfTheReadmeIsShownInTheSkinThatIsAskedFor(String state) throws Exception {
        HttpResponse<String> page = get("/seatkeeper/preview?state=" + state + "&stylesheet=/skins/ice-cream.css");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"/paper/skins/ice-cream.css\"", "action=\"/paper/seatkeeper/preview\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'self'");
    }

    @Test
    void withoutASkinItWearsTheSitesOwn() throws Exception {
        assertThat(get("/seatkeeper/preview").body()).contains("href=\"/paper/seatkeeper/style.css\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x.css", "https://evil.example/x.css", "/a/../x.css?y", "x.css"})
    void aStylesheetOfAnotherSiteIsRefused(String stylesheet) throws Exception {
        assertThat(get("/seatkeeper/preview?stylesheet=" + stylesheet).statusCode())
                .isEqualTo(400);
    }

    @Test
    void thereIsNoOtherStateAndWithoutTheSettingNoPreview() throws Exception {
        assertThat(get("/seatkeeper/preview?state=none").statusCode()).isEqualTo(404);
        try (HarbourPost without =
                SiteSetup.standalone().with("preview", "false").start()) {
            assertThat(get(without, "/seatkeeper/preview").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theThemingPageShowsThreeSkinsThatSetCustomPropertiesOnly() throws Exception {
        String page = get("/theming.jsp").body();
        for (String skin : new String[] {"broadsheet", "night-ferry", "ice-cream"}) {
            String path = "/skins/" + skin + ".css";
            assertThat(page).contains("stylesheet=" + path);
            assertThat(declarations(get(path).body()))
                    .isNotEmpty()
                    .allMatch(declaration -> declaration.startsWith("--") || declaration.startsWith("color-scheme:"));
        }
    }

    private static Stream<String> declarations(String css) {
        return css.lines().map(String::strip).filter(line -> line.endsWith(";") && !line.startsWith("@import"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(site, path);
    }

    private HttpResponse<String> get(HarbourPost from, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(from.uri("/").resolve(from.uri("/").getPath() + path.substring(1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
