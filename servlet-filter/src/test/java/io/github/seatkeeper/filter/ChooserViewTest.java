package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.filter.Choice.Offer;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooserViewTest {
    @ParameterizedTest
    @CsvSource({
        "normal, Your 3 places are all taken, Log out this one and continue",
        "single, Your place is taken, Log out this one and continue",
        "all-must-go, '2 places are taken, but your account has only 1', Log out these 2 and continue",
        "several, '5 places are taken, but your account has only 3', Log out these 3 and continue",
        "many, Your 50 places are all taken, Log out this one and continue"
    })
    void theHeadingSaysHowItStandsAndTheButtonWhatItDoes(String state, String heading, String button) {
        assertThat(view(state).getHeading()).isEqualTo(heading);
        assertThat(view(state).getLeastButton()).isEqualTo(button);
    }

    @Test
    void theLeadSaysTheLimitAndHowManyMustGo() {
        assertThat(view("several").getLeadHtml())
                .contains("<strong>3 devices or browsers</strong>", "<strong>at least 3</strong>");
        assertThat(view("single").getLeadHtml())
                .contains("<strong>1 device or browser</strong>", "<strong>the other one</strong>");
        assertThat(view("all-must-go").getLeadHtml()).contains("<strong>both</strong>");
    }

    @Test
    void theLeastRecentThatMakeRoomAreSuggested() {
        assertThat(view("several").getRows())
                .extracting(SessionRow::isSuggested)
                .containsExactly(true, true, true, false, false);
        assertThat(view("several").getSuggestions())
                .extracting(SessionRow::getHandle)
                .containsExactly("e", "a", "d");
        assertThat(view("free").getSuggestions()).isEmpty();
    }

    @Test
    void anOrderIsToldOfSeveralOnly() {
        assertThat(view("normal").getHint()).isEqualTo("Longest unused first. Choose 1 or more.");
        assertThat(view("free").getHint()).startsWith("Longest unused first. These stay logged in");
        Choice.Offer one = TestingChoices.all().get("single").offers().get(0);
        assertThat(TestingChoices.view(new Choice(2, 0, List.of(one), TestingChoices.NOW, null))
                        .getHint())
                .isEmpty();
    }

    @Test
    void theTitleTellsOfTheProblemFirstAndOfTheSiteLast() {
        assertThat(view("normal").getTitle()).isEqualTo("Choose what to log out – The Harbour Post");
        assertThat(view("too-few-none").getTitle())
                .isEqualTo("Please check: Choose at least 1 to log out – The Harbour Post");
        assertThat(TestingChoices.view(TestingChoices.all().get("normal"), null).getTitle())
                .isEqualTo("Choose what to log out");
    }

    @ParameterizedTest
    @CsvSource({
        "too-few-none, too_few, You have not chosen any yet.",
        "too-few-some, too_few, You chose 1. That does not make enough room yet.",
        "still-full, still_full, Somebody logged in to your account just before you. This is the list as it is now – please choose once more.",
        "unavailable, service_unavailable, Our login service did not answer. Nothing is lost: please try again in a moment."
    })
    void aProblemSaysWhatItMeans(String state, String code, String text) {
        assertThat(view(state).getProblem().getCode()).isEqualTo(code);
        assertThat(view(state).getProblem().getText()).isEqualTo(text);
    }

    @Test
    void whatCouldNotBeLoggedOutIsNamed() {
        assertThat(view("not-logged-out").getProblem().getNames()).containsExactly("Safari on iPhone");
        assertThat(view("normal").getProblem()).isNull();
    }

    @Test
    void theTimeLeftIsToldInMinutesBegunOnesCounted() {
        assertThat(view("normal").getTimeLeft()).isEqualTo("(5 minutes left)");
        assertThat(view("normal").getSecondsLeft()).isEqualTo(295);
        assertThat(view("normal").getUntilHtml())
                .isEqualTo("Open until <time datetime=\"2026-11-22T13:32:25Z\" data-time=\"clock\">14:32</time>");
    }

    @ParameterizedTest
    @CsvSource({
        "300, (5 minutes left)",
        "241, (5 minutes left)",
        "240, (4 minutes left)",
        "61, (2 minutes left)",
        "60, (1 minute left)",
        "59, (less than a minute left)"
    })
    void aMinuteIsLeftUntilItIsOver(int seconds, String words) {
        Choice choice = new Choice(1, 1, List.of(), TestingChoices.NOW.plusSeconds(seconds), null);

        assertThat(TestingChoices.view(choice).getTimeLeft()).isEqualTo(words);
    }

    @Test
    void twoAreBoth() {
        assertThat(view("free").getAllButton()).isEqualTo("Log out both and continue");
        assertThat(view("normal").getAllButton()).isEqualTo("Log out all 3 and continue");
    }

    @Test
    void theMinuteOfTheLoginIsNotToldTwice() {
        Instant login = Instant.parse("2026-11-22T13:26:10Z");

        assertThat(unusedSince(login, login.plusSeconds(40)).getLastActiveAtHtml())
                .isEmpty();
        assertThat(unusedSince(login, login.plusSeconds(60)).getLastActiveAtHtml())
                .contains("today, 14:27");
        assertThat(unusedSince(null, login).getLastActiveAtHtml()).contains("today, 14:26");
    }

    @Test
    void aTimeToChooseThatIsOverIsNotNegative() {
        ChooserView view = TestingChoices.view(new Choice(1, 1, List.of(), TestingChoices.NOW.minusSeconds(90), null));

        assertThat(view.getSecondsLeft()).isZero();
        assertThat(view.getTimeLeft()).isEqualTo("(less than a minute left)");
    }

    @Test
    void whatIsNotKnownIsSaidInWords() {
        SessionRow row = row(null, null);

        assertThat(row.getName()).isEqualTo("Unknown browser");
        assertThat(row.getSystem()).isEmpty();
        assertThat(row.getLastActiveHtml()).isEqualTo("Not known when it was last active");
        assertThat(row.getLastActiveAtHtml()).isEmpty();
        assertThat(row.getSignedInHtml()).isEqualTo("Login time not known");
        assertThat(row.getAddressHtml()).isEqualTo("address not known");
        assertThat(row("Unknown", "Linux").getName()).isEqualTo("Unknown browser on Linux");
        assertThat(row("Firefox", "unknown").getName()).isEqualTo("Firefox");
    }

    @Test
    void whatABrowserSaysIsCutToOneShortLineOfVisibleCharacters() {
        assertThat(row(" Fire\u202E\u0000fox\r\n\t 7\u200B ", null).getBrowser())
                .isEqualTo("Fire fox 7");
        assertThat(row("W".repeat(100_000), null).getBrowser()).hasSize(80).endsWith("W…");
        assertThat(row("\u202E\u200B", null).getBrowser()).isEqualTo("Unknown browser");
    }

    @ParameterizedTest
    @CsvSource({
        "iPhone, phone",
        "iOS 17, phone",
        "Android 14, phone",
        "Windows Phone, phone",
        "iPad, tablet",
        "iPadOS, tablet",
        "Android Tablet, tablet",
        "Windows 10, laptop",
        "Mac OS X, laptop",
        "macOS, laptop",
        "Linux, laptop",
        "Chrome OS, laptop",
        "Toaster, unknown",
        ", unknown"
    })
    void theSystemTellsWhatTheDeviceLooksLike(String system, String device) {
        assertThat(row("Browser", system).getDevice()).isEqualTo(device);
    }

    @Test
    void whatPagesReadIsPublicBecauseTheirExpressionLanguageReadsNothingElse() {
        for (Class<?> type : List.of(ChooserView.class, SessionRow.class, PageProblem.class)) {
            assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
            assertThat(type.isRecord()).isFalse();
            assertThat(type.getConstructors()).isEmpty();
        }
    }

    private static ChooserView view(String state) {
        return TestingChoices.view(TestingChoices.all().get(state));
    }

    private static SessionRow row(String browser, String system) {
        return row(new Offer("h", null, null, null, browser, system, false));
    }

    private static SessionRow unusedSince(Instant created, Instant lastSeen) {
        return row(new Offer("h", lastSeen, created, null, null, null, false));
    }

    private static SessionRow row(Offer offer) {
        return TestingChoices.view(TestingChoices.choice(1, 1, List.of(offer), null))
                .getRows()
                .get(0);
    }
}
