package io.github.seatkeeper.benchmarks;

import io.github.seatkeeper.benchmarks.Site.Before;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many pages a second readers get who are logged in, and what the server allocates for each. The four take turns of
 * a fifth of a second, each as often after each of the others, so that whatever else the machine does, and what one
 * leaves behind for the next, meets all of them alike.
 *
 * <p>What is compared is all pages of all turns in one JVM. Two JVMs do not compile the same code alike, which no number of
 * turns in one of them shows: hence several, and the figure is the median of theirs.
 */
final class LoggedInPage {
    private static final int JVMS = 5;
    private static final int SQUARES = 7;
    private static final int TURN_MILLIS = 200;
    private static final int WARM_UP_SQUARES = 6;
    private static final int ALLOCATION_MILLIS = 1_000;

    /** A square in which each stands once in each place, and once behind each of the others. */
    private static final List<List<Before>> SQUARE = List.of(
            List.of(Before.NOTHING, Before.SEATKEEPER, Before.SHIRO, Before.SPRING),
            List.of(Before.SEATKEEPER, Before.SPRING, Before.NOTHING, Before.SHIRO),
            List.of(Before.SPRING, Before.SHIRO, Before.SEATKEEPER, Before.NOTHING),
            List.of(Before.SHIRO, Before.NOTHING, Before.SPRING, Before.SEATKEEPER));

    private final Map<Before, List<Double>> ratio = new EnumMap<>(Before.class);
    private final Map<Before, List<Double>> allocated = new EnumMap<>(Before.class);

    private LoggedInPage() {
        for (Before before : Before.values()) {
            ratio.put(before, new ArrayList<>());
            allocated.put(before, new ArrayList<>());
        }
    }

    static List<Panel> measure(Service service) throws IOException, InterruptedException {
        LoggedInPage measured = new LoggedInPage();
        for (int n = 0; n < JVMS; n++) {
            try (Site site = Site.start(service);
                    Load load = Load.on(site.port())) {
                measured.measure(site, load);
            }
        }
        return List.of(
                new Panel(
                        "A logged-in page: throughput, the same page with nothing before it being 1",
                        List.of(
                                Figure.ours(
                                        "Seatkeeper",
                                        Spread.of(measured.of(measured.ratio, Before.SEATKEEPER)),
                                        Aim.atLeast(0.98)),
                                Figure.other("Spring Security", Spread.of(measured.of(measured.ratio, Before.SPRING))),
                                Figure.other("Shiro", Spread.of(measured.of(measured.ratio, Before.SHIRO))))),
                new Panel(
                        "Bytes allocated for such a page, beyond the page's own",
                        List.of(
                                Figure.ours(
                                        "Seatkeeper",
                                        Spread.of(measured.of(measured.allocated, Before.SEATKEEPER)),
                                        Aim.atMost(400)),
                                Figure.other(
                                        "Spring Security", Spread.of(measured.of(measured.allocated, Before.SPRING))),
                                Figure.other("Shiro", Spread.of(measured.of(measured.allocated, Before.SHIRO))))));
    }

    private List<Double> of(Map<Before, List<Double>> kind, Before before) {
        return kind.getOrDefault(before, List.of());
    }

    private void measure(Site site, Load load) throws IOException, InterruptedException {
        for (Before before : Before.values()) {
            List<Browser> readers = new ArrayList<>();
            for (int n = 0; n < Service.READERS; n++) {
                readers.add(site.loggedIn(before, Service.reader(n)));
            }
            load.prepare(before.name(), readers, MembersPage.PATH);
        }
        squares(load, WARM_UP_SQUARES);
        Map<Before, Double> pages = squares(load, SQUARES);
        double unfiltered = pages.getOrDefault(Before.NOTHING, 0.0);
        pages.forEach((before, perSecond) -> of(ratio, before).add(perSecond / unfiltered));
        site.allocated();
        double alone = 0;
        for (Before before : Before.values()) {
            load.run(before.name(), ALLOCATION_MILLIS);
            double bytes = site.allocated();
            alone = before == Before.NOTHING ? bytes : alone;
            of(allocated, before).add(bytes - alone);
        }
    }

    /** Each one's average of its turns. */
    private static Map<Before, Double> squares(Load load, int squares) throws IOException {
        Map<Before, Double> sums = new EnumMap<>(Before.class);
        int turns = squares * SQUARE.size();
        for (int turn = 0; turn < turns; turn++) {
            for (Before before : SQUARE.get(turn % SQUARE.size())) {
                sums.merge(before, load.run(before.name(), TURN_MILLIS) / turns, Double::sum);
            }
        }
        return sums;
    }
}
