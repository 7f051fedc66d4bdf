package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.TestingStaff.Answer;
import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLimitsPageTest {
    private static final String PATH = "/admin/session-limits";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestingService service = TestingService.with(StaffLoginTest.STAFF);
    private final LimitStore limits = service.server.stores().of("harbour").limits();
    private final List<SessionId> seats = new ArrayList<>();
    private TestingStaff admin;

    @BeforeEach
    void fillSeats() throws Exception {
        for (int i = 0; i < 3; i++) {
            seats.add(service.seatOfAlice());
            service.clock.advance(Duration.ofMinutes(2));
        }
        admin = TestingStaff.loggedIn(service.server.uri(), "admin", "all of it");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void activatingTellsFirstWhatItWouldEndAndThenEndsIt() throws Exception {
        assertThat(admin.get(PATH).main()).contains("Off");
        Answer preview = admin.get(PATH + "/change?maximum=1");
        assertThat(preview.heading()).isEqualTo("1 session at most");
        assertThat(preview.main()).contains("2 sessions of 1 account are beyond that.");
        assertThat(limits.limit()).isNull();

        Answer saved = admin.post(PATH + "/change", preview.form("[name=from]") + "&ending=end");
        assertThat(saved.uri().getPath()).isEqualTo(PATH);
        assertThat(saved.notice()).isEqualTo("Saved: an account can have 1 session at most.");
        assertThat(limits.limit()).isEqualTo(1);
        awaitJob();
        Answer done = admin.get(PATH);
        assertThat(done.page().select(".job h2").text()).isEqualTo("All sessions beyond 1 are ended");
        assertThat(done.page().select(".job").text()).contains("1 account, 2 sessions ended.", "Started by admin");
        assertThat(done.page().select("progress")).isEmpty();
        assertThat(service.status(seats.get(0))).isEqualTo(new SessionState.Terminated(EndReason.LIMIT_LOWERED));
        TestingStaff desk = TestingStaff.loggedIn(service.server.uri(), "desk", "accounts only");
        assertThat(desk.get("/admin/account?id=account-of-alice")
                        .page()
                        .select(".history tr:contains(Logged out by admin)")
                        .eachText())
                .hasSize(2)
                .allSatisfy(
                        event -> assertThat(event).contains("“beyond the limit of 1”", "Chrome, Windows, 192.0.2.1"));
        assertThat(service.server.stores().of("harbour").sessions().active("account-of-alice", service.clock.instant()))
                .hasSize(1);
    }

    @Test
    void whoIsAboveIsSparedIfWished() throws Exception {
        String form = admin.get(PATH + "/change?maximum=1").form("[name=from]");
        admin.post(PATH + "/change", form + "&ending=spare");
        assertThat(limits.limit()).isEqualTo(1);
        assertThat(limits.latestJob()).isNull();
        assertThat(service.server.stores().of("harbour").sessions().active("account-of-alice", service.clock.instant()))
                .hasSize(3);
        assertThat(admin.get(PATH + "/change?maximum=1").main())
                .contains("That is the maximum now.", "2 sessions of 1 account are beyond that.");
    }

    @Test
    void nothingIsEndedNorSavedUntilThatIsDecided() throws Exception {
        Answer preview = admin.get(PATH + "/change?maximum=1");
        assertThat(preview.page().select("[name=ending]")).hasSize(2);
        assertThat(preview.page().select("[checked], [type=hidden][name=ending]"))
                .isEmpty();
        Answer undecided = admin.post(PATH + "/change", preview.form("[name=from]"));
        assertThat(undecided.status()).isEqualTo(422);
        assertThat(undecided.heading()).isEqualTo("1 session at most");
        assertThat(undecided.errors()).containsExactly("Choose whether to end or to spare them.");
        assertThat(undecided.page().select(".problem a").attr("href")).isEqualTo("#ending-end");
        assertThat(undecided.page().select("fieldset").attr("aria-describedby")).isEqualTo("ending-error");
        assertThat(limits.limit()).isNull();
        assertThat(limits.latestJob()).isNull();
        assertThat(admin.post(PATH + "/change", undecided.form("[name=from]") + "&ending=all")
                        .status())
                .isEqualTo(400);
        admin.post(PATH + "/change", undecided.form("[name=from]") + "&ending=end");
        assertThat(limits.limit()).isEqualTo(1);
        awaitJob();
    }

    @Test
    void whoeverLoggedInSinceThePreviewIsAskedAbout() throws Exception {
        Answer preview = admin.get(PATH + "/change?maximum=3");
        assertThat(preview.main()).contains("No session would be ended.");
        service.seatOfAlice();
        Answer asked = admin.post(PATH + "/change", preview.form("[name=from]"));
        assertThat(asked.main()).contains("1 session of 1 account is beyond that.");
        assertThat(asked.errors()).containsExactly("Choose whether to end or to spare it.");
        assertThat(limits.limit()).isNull();
    }

    @Test
    void aMaximumThatEndsNothingSaysSo() throws Exception {
        assertThat(admin.get(PATH + "/change?maximum=1,000,000").heading()).isEqualTo("1,000,000 sessions at most");
        Answer preview = admin.get(PATH + "/change?maximum=3");
        assertThat(preview.main()).contains("No session would be ended.");
        assertThat(preview.page().select("[type=radio]")).isEmpty();
        assertThat(admin.post(PATH + "/change", preview.form("[name=from]")).notice())
                .startsWith("Saved");
        assertThat(limits.limit()).isEqualTo(3);
    }

    @Test
    void ofTwoAdministratorsTheSecondIsToldInsteadOfOverwriting() throws Exception {
        TestingStaff other = TestingStaff.loggedIn(service.server.uri(), "admin", "all of it");
        String mine = admin.get(PATH + "/change?maximum=3").form("[name=from]");
        String theirs = other.get(PATH + "/change?maximum=5").form("[name=from]");
        assertThat(admin.post(PATH + "/change", mine).status()).isEqualTo(200);
        Answer refused = other.post(PATH + "/change", theirs);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errors().get(0)).startsWith("Someone else changed the maximum meanwhile");
        assertThat(refused.main()).contains("3 sessions at a time");
        assertThat(refused.page().select("#maximum").val()).isEqualTo("5");
        assertThat(limits.limit()).isEqualTo(3);
    }

    @Test
    void secondClickFindsItSaved() throws Exception {
        String form = admin.get(PATH + "/change?maximum=3").form("[name=from]");
        assertThat(admin.postOnly(PATH + "/change", form).status()).isEqualTo(303);
        Answer second = admin.post(PATH + "/change", form);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.notice()).isEqualTo("Saved: an account can have 3 sessions at most.");
        String off = admin.get(PATH + "/off").form("[name=from]");
        admin.post(PATH + "/off", off);
        assertThat(admin.post(PATH + "/off", off).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-1", "1000001", "99999999999", "two", "1.5", "1,00", ",100", "1e3", "<b>2</b>", "٣"})
    void onlyAWholeNumberIsAMaximum(String typed) throws Exception {
        Answer answer = admin.get(PATH + "/change?" + TestingStaff.field("maximum", typed));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("Enter a whole number from 1 to 1,000,000.");
        assertThat(answer.page().select("#maximum").val()).isEqualTo(typed);
        assertThat(answer.page().select("#maximum").attr("aria-describedby")).endsWith("maximum-error");
        assertThat(answer.page().title()).startsWith("Please check: ");
    }

    @Test
    void deactivatingAsksOnceAndActsAtOnce() throws Exception {
        limits.change(limits.limit(), 2, false, "admin", service.clock.instant());
        Answer question = admin.get(PATH + "/off");
        assertThat(question.heading()).isEqualTo("Turn session limits off?");
        assertThat(limits.limit()).isEqualTo(2);
        Answer off = admin.post(PATH + "/off", question.form("[name=from]"));
        assertThat(off.notice()).startsWith("Session limits are off.");
        assertThat(limits.limit()).isNull();
        assertThat(admin.get(PATH + "/off").uri().getPath()).isEqualTo(PATH);
    }

    @Test
    void whatAnEarlierMaximumEndedIsNotToldWhileLimitsAreOff() throws Exception {
        admin.post(PATH + "/change", admin.get(PATH + "/change?maximum=1").form("[name=from]") + "&ending=end");
        awaitJob();
        assertThat(admin.get(PATH).page().select(".job")).hasSize(1);
        Answer off = admin.post(PATH + "/off", admin.get(PATH + "/off").form("[name=from]"));
        assertThat(off.page().select(".job")).isEmpty();
    }

    private void awaitJob() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        LimitJob job = limits.latestJob();
        while (job == null || job.finishedAt() == null) {
            assertThat(System.nanoTime()).as("the job is done in time").isLessThan(deadline);
            Thread.onSpinWait();
            job = limits.latestJob();
        }
    }
}
