package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The newspaper by itself: what anybody sees who is not logged in. */
class HarbourPostIT {
    private static HarbourPost site;

    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

    @BeforeAll
    static void openTheSite() {
        // under a context path: a link that forgets it leads out of the site
        site = SiteSetup.standalone().under("/paper").start();
    }

    @AfterAll
    static void closeTheSite() {
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/news/ferry.jsp", "/login", "/whoami", "/no/such/page"})
    void everyLinkAndPictureOfAPageIsThere(String path) {
        Page page = browser.open(path);

        assertThat(page.text(".masthead .name")).isEqualTo("The Harbour Post");
        assertThat(page.reader()).isNull();
        page.document().select("[href], [src]").forEach(element -> {
            String address = element.hasAttr("href") ? element.attr("href") : element.attr("src");
            assertThat(address).startsWith("/paper/");
            assertThat(browser.open(address.substring("/paper".length())).status())
                    .as(address)
                    .isEqualTo(200);
        });
    }

    @Test
    void anArticleForMembersSendsOthersToTheLogin() {
        Page page = browser.open("/members/pilots.jsp");

        assertThat(page.uri().getPath()).isEqualTo("/paper/login");
        assertThat(page.document().text()).doesNotContain("breakwater");
        assertThat(page.message()).isNull();
        assertThat(page.text(".notice")).isEqualTo("This article is for members. Please log in.");
    }

    @Test
    void theLoginPageKeepsTheNameTypedAndEscapesIt() {
        Page page = browser.open("/login?username=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.document().select("script:not([src])")).isEmpty();
        assertThat(page.form("#login").value("username")).isEqualTo("\"><script>alert(1)</script>");
    }

    @Test
    void whoamiShowsHeadersAsTextAndNoSecretOfTheBrowser() {
        browser.open("/");
        Page page = new TestingBrowser(site, "<script>alert(1)</script>").open("/whoami");

        assertThat(page.document().select("script:not([src])")).isEmpty();
        assertThat(page.text("#remote-user")).isEqualTo("nobody");
        assertThat(page.document().text()).contains("<script>alert(1)</script>");
        String id = browser.open("/whoami").text("#session-id");
        browser.cookies().forEach(cookie -> assertThat(id).doesNotContain(cookie.getValue()));
    }

    @ParameterizedTest
    @CsvSource({"/no/such/page, 404", "/WEB-INF/web.xml, 404", "/WEB-INF/jsp/login.jsp, 404"})
    void errorsLookLikeTheSite(String path, int status) {
        Page page = browser.open(path);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.heading()).isEqualTo("Lost at sea");
        assertThat(page.document().text()).doesNotContain("Exception", "Jetty");
    }

    @Test
    void withoutTheFilterALoginIsRefusedAndSaysWhy() {
        try (HarbourPost bare = SiteSetup.standalone()
                .webXml(text -> text.replaceAll("(?s)<filter>.*</filter-mapping>", ""))
                .start()) {
            Page page = new TestingBrowser(bare, TestingBrowser.FIREFOX_ON_LINUX).login("alice", "wonderland");

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.document().text()).contains("the filter is missing");
        }
    }
}
