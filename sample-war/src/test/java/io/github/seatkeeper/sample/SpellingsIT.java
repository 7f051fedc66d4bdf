package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a path is written, nothing of it gets past the filter: on every container, with the real WAR. */
class SpellingsIT {
    private static final String CONTEXT = "/paper";
    private static final String UNSEEN = "the filter is missing";

    private static final Map<TestingContainer, HarbourPost> SITES = new HashMap<>();

    @BeforeAll
    static void start() {
        TestingContainer.all()
                .forEach(container -> SITES.put(
                        container,
                        SiteSetup.standalone()
                                .under(CONTEXT)
                                .on(container)
                                .with("protectedPaths", "/news/*, /index.jsp")
                                .start()));
    }

    @AfterAll
    static void stop() {
        SITES.values().forEach(HarbourPost::close);
    }

    static List<TestingContainer> containers() {
        return TestingContainer.all();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noSpellingOfALoginReachesTheSitesOwnCodeUnseen(TestingContainer container) throws IOException {
        HarbourPost site = SITES.get(container);
        Set<String> spellings = Spellings.targets(CONTEXT, "/login");
        assertThat(spellings).hasSizeGreaterThan(200);
        int taken = 0;
        for (String spelling : spellings) {
            String answer = new RawRequest("POST", spelling).sendTo(site);
            assertThat(answer).as("POST " + spelling).doesNotContain(UNSEEN);
            assertThat(status(answer)).as("POST " + spelling).isIn(303, 400, 404, 405, 302, 301, 0);
            taken += status(answer) == 303 ? 1 : 0;
            assertThat(new RawRequest("GET", spelling).sendTo(site))
                    .as("GET " + spelling)
                    .doesNotContain(UNSEEN);
        }
        assertThat(taken).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void withoutTheFilterManyOfThemDoReachIt(TestingContainer container) throws IOException {
        int reaching = 0;
        try (HarbourPost bare = SiteSetup.standalone()
                .under(CONTEXT)
                .on(container)
                .webXml(text -> text.replaceAll("(?s)<filter>.*</filter-mapping>", ""))
                .start()) {
            for (String spelling : Spellings.targets(CONTEXT, "/login")) {
                reaching += new RawRequest("POST", spelling).sendTo(bare).contains(UNSEEN) ? 1 : 0;
            }
        }
        assertThat(reaching).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void aFolderWhoseWelcomeFileTheLoginIsTakesLoginsToo(TestingContainer container) throws IOException {
        try (HarbourPost site = SiteSetup.standalone()
                .under(CONTEXT)
                .on(container)
                .webXml(text -> text.replaceFirst("<welcome-file>", "<welcome-file>login</welcome-file>$0"))
                .start()) {
            for (String spelling : List.of("/", "//", "/;x")) {
                String answer = new RawRequest("POST", CONTEXT + spelling).sendTo(site);
                assertThat(answer).as(spelling).doesNotContain(UNSEEN);
                // Jetty posts to no servlet behind a folder
                assertThat(status(answer)).as(spelling).isIn(303, 400, 405);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noSpellingOfAProtectedPathShowsThePageToNobody(TestingContainer container) throws IOException {
        Map<String, String> secrets = Map.of("/news/ferry.jsp", "as much as a calf", "/", "three cats");
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            for (String spelling : Spellings.targets(CONTEXT, secret.getKey())) {
                for (String method : List.of("GET", "POST")) {
                    String answer = new RawRequest(method, spelling).sendTo(SITES.get(container));
                    assertThat(answer).as(method + " " + spelling).doesNotContain(secret.getValue());
                    assertThat(status(answer)).as(method + " " + spelling).isLessThan(500);
                }
            }
        }
        assertThat(new RawRequest("GET", CONTEXT + "/login").sendTo(SITES.get(container)))
                .contains("Readers");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noSpellingOfABundledPageBreaksIt(TestingContainer container) throws IOException {
        for (String spelling : Spellings.targets(CONTEXT, "/seatkeeper/choose")) {
            for (String method : List.of("GET", "POST")) {
                String answer = new RawRequest(method, spelling).sendTo(SITES.get(container));
                assertThat(status(answer)).as(method + " " + spelling).isLessThan(500);
            }
        }
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
