package io.github.seatkeeper.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.filter.Choice.Offer;
import io.github.seatkeeper.filter.Choice.Problem;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChooserPageTest {
    private static final Path FILES = Path.of("src/main/resources/META-INF/resources/WEB-INF/seatkeeper");
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
    void everyStateIsAWholePageKeptAsBuildOutput() throws Exception {
        Path pages = Files.createDirectories(Path.of("target", "pages"));
        for (String name : List.of("style.css", "script.js")) {
            Files.writeString(pages.resolve(name), Files.readString(FILES.resolve(name)));
        }
        for (Map.Entry<String, Choice> state : TestingChoices.all().entrySet()) {
            HttpResponse<String> page = site.show("6.0", TestingChoices.view(state.getValue()));
            Files.writeString(pages.resolve(state.getKey() + ".html"), page.body());
            assertThat(page.statusCode()).as(state.getKey()).isEqualTo(200);
            assertThat(page.body())
                    .as(state.getKey())
                    .startsWith("<!DOCTYPE html>")
                    .endsWith("</html>\n")
                    .doesNotContain("<seat:", "${chooser");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4", "3.0"})
    void anOldWebXmlChangesNothing(String kind) throws Exception {
        for (Map.Entry<String, Choice> state : TestingChoices.all().entrySet()) {
            ChooserView view = TestingChoices.view(state.getValue());
            HttpResponse<String> page = site.show(kind, view);
            assertThat(page.body())
                    .as(state.getKey())
                    .isEqualTo(site.show("6.0", view).body());
            assertThat(page.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                    .isEqualTo("text/html;charset=utf-8");
        }
    }

    @Test
    void thePageCannotBeAskedForByUrl() throws Exception {
        for (String name : List.of("choose-sessions.jsp", "style.css", "script.js")) {
            assertThat(site.get("/6.0/WEB-INF/seatkeeper/" + name).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "\" autofocus onfocus=\"alert(1)",
                "</title><script>alert(1)</script>",
                "</fieldset></form><form action=//evil.example>",
                "<!--",
                "-->",
                "]]>",
                "<?php",
                "&lt;b&gt;&amp;&#60;",
                "${pageContext.servletContext}",
                "#{1+1}",
                "<%= 1 %>",
                "{0} {1}",
                "$1 \\",
                "\u202Edorw\u2066ssap\u2069",
                "zero\u0000width\u200B\uFEFF",
                "line\r\nbreak\u2028and\u2029more",
                "\uD800 lone",
                "non\uFFFEcharacters\uFDD0"
            })
    void whatABrowserSaysAboutItselfStaysText(String hostile) throws Exception {
        String page = site.show("6.0", everywhere(hostile)).body();

        assertThat(tags(page))
                .isEqualTo(tags(site.show("6.0", everywhere("harmless")).body()));
        assertThat(page)
                .doesNotContainPattern("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F\u2028\u2029\u202A-\u202E\u2066-\u2069]");
    }

    private static ChooserView everywhere(String value) {
        Offer offer = new Offer("a", TestingChoices.NOW, TestingChoices.NOW, value, value, value, true);
        Offer other = new Offer("b", null, null, null, null, null, false);
        Choice choice = TestingChoices.choice(2, 1, List.of(offer, other), new Problem.NotLoggedOut(List.of(offer)));
        return ChooserView.of(
                choice,
                TestingChoices.texts(Locale.UK),
                TestingChoices.NOW,
                ZoneId.of("Europe/Stockholm"),
                value.replaceAll("[\u2028-\u202E\u2066-\u2069]", ""), // the site's name is the site's own
                value.replaceAll("[\u2028-\u202E\u2066-\u2069]", ""),
                "style.css",
                "script.js",
                "pending-1",
                "csrf-1");
    }

    /** The page's tags with their attributes' names: what a browser would build. */
    private static List<String> tags(String page) {
        return all("<[^>]*>", page.replaceAll("=\"[^\"]*\"", "="));
    }

    @Test
    void theHandleComesBackAsItWas() throws Exception {
        Offer offer = new Offer("a&b\"c", null, null, null, null, null, false);
        Offer other = new Offer("d", null, null, null, null, null, false);
        Choice choice = TestingChoices.choice(2, 1, List.of(offer, other), null);

        assertThat(site.show("6.0", TestingChoices.view(choice)).body())
                .contains("type=\"checkbox\" name=\"session\" id=\"session-1\" value=\"a&amp;b&#34;c\"");
    }

    @Test
    void nothingIsInlineThatThePolicyForbids() throws Exception {
        for (Choice choice : TestingChoices.all().values()) {
            String page = site.show("6.0", TestingChoices.view(choice)).body();
            assertThat(tags(page)).noneMatch(tag -> tag.startsWith("<style"));
            assertThat(all("<script[^>]*>[^<]", page)).isEmpty();
            assertThat(tags(page))
                    .noneMatch(tag ->
                            Pattern.compile("\\s(on[a-z]+|style)=").matcher(tag).find());
        }
    }

    @Test
    void withoutAnyStylesheetTheDrawingsAreSmallOutlines() throws Exception {
        for (Choice choice : TestingChoices.all().values()) {
            String page = site.show("6.0", TestingChoices.view(choice)).body();
            assertThat(all("<svg[^>]*>(?=<use)", page))
                    .isNotEmpty()
                    .allMatch(svg -> svg.matches(".* width=\"[0-9]{2}\" height=\"[0-9]{2}\" fill=\"none\" .*")
                            && svg.contains("stroke=\"currentColor\""));
        }
    }

    @Test
    void enterNeverLogsOutAllAndNeverCancels() throws Exception {
        for (Map.Entry<String, Choice> state : TestingChoices.all().entrySet()) {
            String page =
                    site.show("6.0", TestingChoices.view(state.getValue())).body();
            List<String> first = all("(?s)<form.*?<button name=\"action\" value=\"[a-z]+\"", page);
            assertThat(first)
                    .as(state.getKey())
                    .isNotEmpty()
                    .allMatch(form -> form.endsWith("value=\"logout\"") || form.endsWith("value=\"least\""));
        }
    }

    @Test
    void everyFormCarriesItsProofAndItsLogin() throws Exception {
        for (Choice choice : TestingChoices.all().values()) {
            for (String form : all(
                    "(?s)<form.*?</form>",
                    site.show("6.0", TestingChoices.view(choice)).body())) {
                assertThat(form)
                        .contains("method=\"post\" action=\"choose\"")
                        .contains("<input type=\"hidden\" name=\"csrf\" value=\"csrf-1\">")
                        .contains("<input type=\"hidden\" name=\"pending\" value=\"pending-1\">");
            }
        }
    }

    @Test
    void nothingIsTickedBeforeTheCustomerHasChosen() throws Exception {
        assertThat(page("normal")).contains("type=\"checkbox\"").doesNotContain(" checked");
    }

    @Test
    void tooFewSaysSoAboveAndInTheListAndKeepsTheTicks() throws Exception {
        assertThat(page("too-few-some"))
                .contains("role=\"alert\" tabindex=\"-1\" autofocus")
                .contains("<a href=\"#session-1\">")
                .contains("aria-describedby=\"hint list-error\"")
                .contains("<p id=\"list-error\" class=\"list-error\">Choose at least 3 to log out</p>")
                .containsOnlyOnce(" checked>");
    }

    @Test
    void whereAllMustGoThereIsNothingToTick() throws Exception {
        assertThat(page("single"))
                .doesNotContain("checkbox", "value=\"all\"")
                .contains("Log out this one and continue");
        assertThat(page("all-must-go"))
                .doesNotContain("checkbox", "value=\"all\"")
                .contains("Log out these 2 and continue");
    }

    @Test
    void whereAPlaceIsFreeOneGoesOnWithoutChoosing() throws Exception {
        assertThat(page("free-empty"))
                .contains("value=\"logout\" class=\"primary\">Continue<", "value=\"cancel\"")
                .doesNotContain("<fieldset");
        assertThat(page("free")).contains("value=\"logout\" class=\"primary\">Continue<", "checkbox");
    }

    @Test
    void severalThatMustGoAreNamedWhereOneTapLogsThemOut() throws Exception {
        assertThat(page("several"))
                .contains("<li><b><bdi>Firefox on Linux</bdi></b>, last active 2 days ago</li>")
                .contains("Log out these 3 and continue");
    }

    @Test
    void thePageIsPlainAsciiSoThatNoEncodingCanBreakIt() throws Exception {
        assertThat(Files.readString(FILES.resolve("choose-sessions.jsp"), UTF_8))
                .matches("\\p{ASCII}+");
    }

    private static String page(String state) throws Exception {
        return site.show("6.0", TestingChoices.view(TestingChoices.all().get(state)))
                .body();
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
