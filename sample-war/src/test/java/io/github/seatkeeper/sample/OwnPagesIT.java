package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site puts its own stylesheet, address and JSP in the place of the bundled ones. */
class OwnPagesIT {
    private static final String JSP = "/WEB-INF/jsp/choose.jsp";

    private static TestingService service;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theBundledPageTakesTheSitesStylesheetAndAddress() {
        SiteSetup setup = SiteSetup.against(service)
                .under("/paper")
                .with("stylesheet", "/harbour.css")
                .with("pagesPath", "/seats");
        try (HarbourPost site = setup.start()) {
            Readers readers = Readers.overTheLimit(service, site);

            assertThat(readers.chooser().uri().getPath()).isEqualTo("/paper/seats/choose");
            assertThat(readers.chooser()
                            .document()
                            .select("link[rel=stylesheet]")
                            .attr("href"))
                    .isEqualTo("/paper/harbour.css");
            assertThat(readers.chooser().document().select("script").attr("src"))
                    .isEqualTo("/paper/seats/script.js");
            assertThat(readers.choose("Firefox").reader()).isEqualTo(readers.account());
        }
    }

    @Test
    void aJspOfTheSitesTakesThePlaceOfTheBundledOne() {
        SiteSetup setup = SiteSetup.against(service)
                .under("/paper")
                .with("chooseSessionsPage", JSP)
                .with("mySessionsPage", "/WEB-INF/jsp/whoami.jsp");
        try (HarbourPost site = setup.start()) {
            Readers readers = Readers.overTheLimit(service, site);
            assertThat(readers.chooser().document().select("link").attr("href")).isEqualTo("/paper/harbour.css");
            assertThat(readers.chooser().heading()).isEqualTo("Your 2 places are all taken");

            Page none = readers.third().submit(readers.chooser().form("button[value=logout]"));
            assertThat(none.text("[role=alert]")).contains("Choose at least 1 to log out");

            for (String state : new String[] {"all-must-go", "free", "free-empty", "not-logged-out"}) {
                Page page = readers.third().open("/seatkeeper/preview?state=" + state);
                assertThat(page.form("button[value=logout]").value("csrf")).isEqualTo("preview");
            }

            assertThat(readers.chooseOn(none, "Firefox").reader()).isEqualTo(readers.account());
            assertThat(readers.third().open("/seatkeeper/sessions").text("#role-daily"))
                    .as("a JSP in the place of My sessions")
                    .isNotNull();
        }
    }

    @Test
    void theReadmeQuotesThatJspAsItIs() throws IOException {
        String jsp = Files.readString(Path.of("src/main/webapp" + JSP));

        assertThat(Files.readString(Path.of("../README.md"))).contains("```jsp\n" + jsp + "```");
    }
}
