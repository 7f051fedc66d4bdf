package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a container's operator sets in JNDI for one site alone wins over what the site itself says. */
class JndiIT {
    private static final String ENTRY = """
            <env-entry>
              <env-entry-name>seatkeeper/successUrl</env-entry-name>
              <env-entry-type>java.lang.String</env-entry-type>
              <env-entry-value>/news/ferry.jsp</env-entry-value>
            </env-entry>
            </web-app>""";

    @Test
    void anEntryInJndiWinsOverTheSitesOwnSetting() {
        try (TestingService service = TestingService.withLimit(2);
                HarbourPost site = SiteSetup.against(service)
                        .on(TestingContainer.TOMCAT)
                        .with("successUrl", "/whoami")
                        .webXml(text -> text.replace("</web-app>", ENTRY))
                        .start()) {
            TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

            Page page = browser.login(service.freshAccount(), TestingService.PASSWORD);

            assertThat(page.uri().getPath()).isEqualTo("/news/ferry.jsp");
        }
    }
}
