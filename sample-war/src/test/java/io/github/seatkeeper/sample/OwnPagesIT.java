package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site puts its own stylesheet, address and JSP in the place of the bundled ones. */
class OwnPagesIT {
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
        SiteSetup setup = SiteSetup.against(service).with("chooseSessionsPage", "/WEB-INF/jsp/whoami.jsp");
        try (HarbourPost site = setup.start()) {
            String account = service.freshAccount();
            new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX).login(account, TestingService.PASSWORD);
            new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX).login(account, TestingService.PASSWORD);

            Page chooser =
                    new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX).login(account, TestingService.PASSWORD);

            assertThat(chooser.uri().getPath()).isEqualTo("/seatkeeper/choose");
            assertThat(chooser.heading()).isEqualTo("What the site sees");
        }
    }
}
