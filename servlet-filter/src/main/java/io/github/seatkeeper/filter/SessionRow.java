package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.Texts.Markup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One session on a page, in the reader's words. Getters named {@code …Html} give markup to be written as it is, all
 * others plain text to be escaped. Unchangeable.
 */
public final class SessionRow {
    private final Texts texts;
    private final ReaderTimes times;
    private final Choice.Offer offer;
    private final int number;
    private final boolean suggested;
    private final @Nullable String browser;
    private final @Nullable String system;
    private final @Nullable String address;

    SessionRow(Choice.Offer offer, int number, boolean suggested, ReaderTimes times) {
        this.texts = times.texts();
        this.times = times;
        this.offer = offer;
        this.number = number;
        this.suggested = suggested;
        this.browser = BrowserText.clean(offer.browser());
        this.system = BrowserText.clean(offer.operatingSystem());
        this.address = BrowserText.clean(offer.ipAddress());
    }

    Choice.Offer offer() {
        return offer;
    }

    /**
     * What stands for the session in the form.
     *
     * @return the value of the form field {@code session}
     */
    public String getHandle() {
        return offer.handle();
    }

    /**
     * An id for the row's elements.
     *
     * @return {@code session-1} for the first row, and so on
     */
    public String getId() {
        return "session-" + number;
    }

    /**
     * What the device looks like, told from its operating system.
     *
     * @return {@code phone}, {@code tablet}, {@code laptop} or {@code unknown}
     */
    public String getDevice() {
        return DeviceKind.of(system).code();
    }

    /**
     * The browser.
     *
     * @return its name, or in words that it is not known
     */
    public String getBrowser() {
        return browser == null ? texts.format("session.unknown_browser") : browser;
    }

    /**
     * The operating system.
     *
     * @return its name; empty if not known
     */
    public String getSystem() {
        return system == null ? "" : system;
    }

    /**
     * Browser and system together, as in "Firefox on Linux".
     *
     * @return the name
     */
    public String getName() {
        return name(offer, texts);
    }

    static String name(Choice.Offer offer, Texts texts) {
        String browser = BrowserText.clean(offer.browser());
        String system = BrowserText.clean(offer.operatingSystem());
        String known = browser == null ? texts.format("session.unknown_browser") : browser;
        return system == null ? known : texts.format("session.name", known, system);
    }

    /**
     * The name with the browser set off.
     *
     * @return markup
     */
    public String getNameHtml() {
        Markup name = system == null
                ? texts.html("session.name.unknown_html", getBrowser())
                : texts.html("session.name_html", getBrowser(), system);
        return name.html();
    }

    /**
     * Where it came from, as in "from 198.51.100.23".
     *
     * @return markup; in words if not known
     */
    public String getAddressHtml() {
        return address == null
                ? texts.html("session.address.unknown_html").html()
                : texts.html("session.address_html", address).html();
    }

    /**
     * How long ago it was last used.
     *
     * @return markup with the time in a {@code <time>} element; in words if not known
     */
    public String getLastActiveHtml() {
        if (offer.lastSeen() == null) {
            return texts.html("session.last_active.unknown_html").html();
        }
        Markup ago = ReaderTimes.element(offer.lastSeen(), times.ago(offer.lastSeen()), "ago");
        return texts.html("session.last_active_html", ago).html();
    }

    /**
     * When exactly it was last used.
     *
     * @return markup with the time in a {@code <time>} element; empty if not known, or if that would tell the minute of
     *     the login twice
     */
    public String getLastActiveAtHtml() {
        if (offer.lastSeen() == null || isUnusedSinceLogin(offer.lastSeen())) {
            return "";
        }
        Markup exact = ReaderTimes.element(offer.lastSeen(), times.exact(offer.lastSeen()), "exact");
        return texts.html("session.last_active_at_html", exact).html();
    }

    private boolean isUnusedSinceLogin(Instant lastSeen) {
        return offer.created() != null
                && lastSeen.truncatedTo(ChronoUnit.MINUTES)
                        .equals(offer.created().truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * When it began.
     *
     * @return markup with the time in a {@code <time>} element; in words if not known
     */
    public String getSignedInHtml() {
        if (offer.created() == null) {
            return texts.html("session.signed_in.unknown_html").html();
        }
        Markup exact = ReaderTimes.element(offer.created(), times.exact(offer.created()), "exact");
        return texts.html("session.signed_in_html", exact).html();
    }

    /**
     * Name and when it was last used, in one line.
     *
     * @return markup
     */
    public String getSummaryHtml() {
        return offer.lastSeen() == null
                ? texts.html("session.summary.unknown_html", getName()).html()
                : texts.html("session.summary_html", getName(), times.ago(offer.lastSeen()))
                        .html();
    }

    /**
     * Whether it is one of the least recent that together make room.
     *
     * @return true if the one-tap button would log it out
     */
    public boolean isSuggested() {
        return suggested;
    }

    /**
     * Whether the customer has ticked it before.
     *
     * @return true if its checkbox is to be ticked
     */
    public boolean isChosen() {
        return offer.chosen();
    }
}
