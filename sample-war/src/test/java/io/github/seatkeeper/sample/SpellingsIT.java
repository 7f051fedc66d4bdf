package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a path is written, nothing of it gets past the filter: on every container, with the real WAR. */
class SpellingsIT {
    private static final String CONTEXT = "/paper";
    private static final String UNSEEN = "the filter is missing";

    static List<TestingContainer> containers() {
        return TestingContainer.all();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noSpellingOfALoginReachesTheSitesOwnCodeUnseen(TestingContainer container) throws IOException {
        Set<String> spellings = Spellings.targets(CONTEXT, "/login");
        assertThat(spellings).hasSizeGreaterThan(200);
        int taken = 0;
        try (HarbourPost site = filtered(container)) {
            for (String spelling : spellings) {
                String answer = new RawRequest("POST", spelling).sendTo(site);
                assertThat(answer).as("POST " + spelling).doesNotContain(UNSEEN);
                assertThat(status(answer)).as("POST " + spelling).isIn(303, 400, 404, 405, 302, 301, 0);
                taken += status(answer) == 303 ? 1 : 0;
                assertThat(new RawRequest("GET", spelling).sendTo(site))
                        .as("GET " + spelling)
                        .doesNotContain(UNSEEN);
            }
        }
        // without the filter many do: the test would notice
        int reaching = 0;
        try (HarbourPost bare = SiteSetup.standalone()
                .under(CONTEXT)
                .on(container)
                .webXml(text -> text.replaceAll("(?s)<filter>.*</filter-mapping>", ""))
                .start()) {
            for (String spelling : spellings) {
                reaching += new RawRequest("POST", spelling).sendTo(bare).contains(UNSEEN) ? 1 : 0;
            }
        }
        assertThat(reaching).isGreaterThan(20);
        assertThat(taken).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noSpellingOfAProtectedPathShowsThePageToNobody(TestingContainer container) throws IOException {
        Map<String, String> secrets = new TreeMap<>(Map.of("/news/ferry.jsp", "as much as a calf", "/", "three cats"));
        try (HarbourPost site = filtered(container)) {
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                for (String spelling : Spellings.targets(CONTEXT, secret.getKey())) {
                    for (String method : List.of("GET", "POST")) {
                        String answer = new RawRequest(method, spelling).sendTo(site);
                        assertThat(answer).as(method + " " + spelling).doesNotContain(secret.getValue());
                        assertThat(status(answer)).as(method + " " + spelling).isLessThan(500);
                    }
                }
            }
            assertThat(new RawRequest("GET", CONTEXT + "/login").sendTo(site)).contains("Readers");
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noSpellingOfABundledPageBreaksIt(TestingContainer container) throws IOException {
        try (HarbourPost site = filtered(container)) {
            for (String spelling : Spellings.targets(CONTEXT, "/seatkeeper/choose")) {
                for (String method : List.of("GET", "POST")) {
                    String answer = new RawRequest(method, spelling).sendTo(site);
                    assertThat(status(answer)).as(method + " " + spelling).isLessThan(500);
                }
            }
        }
    }

    private static HarbourPost filtered(TestingContainer container) {
        return SiteSetup.standalone()
                .under(CONTEXT)
                .on(container)
                .with("protectedPaths", "/news/*, /index.jsp")
                .start();
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
