package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooserPageTest {
    private static TestingSite site;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        site = TestingSite.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        site.stop();
    }

    @Test
    void everyStateIsAPageKeptAsBuildOutput() throws Exception {
        Path pages = Files.createDirectories(Path.of("target", "pages"));
        for (Map.Entry<String, Choice> state : TestingChoices.all().entrySet()) {
            HttpResponse<String> page = site.show("6.0", TestingChoices.view(state.getValue()));
            Files.writeString(pages.resolve(state.getKey() + ".html"), page.body());
            assertThat(page.statusCode()).as(state.getKey()).isEqualTo(200);
            assertThat(page.body()).as(state.getKey()).endsWith("</html>\n");
        }
    }
}
