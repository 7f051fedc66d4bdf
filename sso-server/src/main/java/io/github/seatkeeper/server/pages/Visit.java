package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.store.Staff;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to a page, and the browser that makes it. The browser is known by the random key in its cookie, from the
 * login form on; whether somebody is logged in with it is the store's to say. Not thread-safe.
 */
final class Visit {
    private static final String PROPERTY = Visit.class.getName();

    private final String path;
    private final Area area;
    private final Locale locale;
    private final SubmittedForm form;
    private @Nullable Duration keyKeptFor;
    private boolean keyChanged;
    private Set<String> formsLeadTo = Set.of();
    private String key;
    private @Nullable Notice notice;
    private @Nullable Notice left;
    private @Nullable Staff staff;

    Visit(String path, Area area, Locale locale, String key, @Nullable Notice notice, SubmittedForm form) {
        this.path = path;
        this.area = area;
        this.locale = locale;
        this.key = key;
        this.notice = notice;
        this.form = form;
    }

    static Visit of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Visit visit) {
            return visit;
        }
        throw new IllegalStateException("No visit was made of " + request.getMethod() + " by the filter.");
    }

    static @Nullable Visit orNull(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Visit visit ? visit : null;
    }

    void begin(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Without the query. */
    String path() {
        return path;
    }

    Area area() {
        return area;
    }

    /** The reader's kind of English. */
    Locale locale() {
        return locale;
    }

    /** How times are told to the reader. */
    ReaderTimes times(Instant now) {
        return new ReaderTimes(now, locale);
    }

    /** What was sent; empty but for a POST, whose token was checked. */
    SubmittedForm form() {
        return form;
    }

    /** What this browser's cookie holds, or will; empty while it has none. */
    String key() {
        return key;
    }

    /** From the next request on the browser is known by another key. */
    void changeKey(String newKey) {
        changeKey(newKey, null);
    }

    /** Null for as long as the browser is open. */
    void changeKey(String newKey, @Nullable Duration keptFor) {
        key = newKey;
        keyKeptFor = keptFor;
        keyChanged = true;
    }

    boolean keyChanged() {
        return keyChanged;
    }

    @Nullable
    Duration keyKeptFor() {
        return keyKeptFor;
    }

    /** The page's forms are answered by going to one of these origins. */
    void formsLeadTo(Set<String> origins) {
        formsLeadTo = origins;
    }

    Set<String> formsLeadTo() {
        return formsLeadTo;
    }

    /** What a form of this browser has to carry; says nothing about the key. */
    String csrf() {
        return SecretGenerator.hash("csrf " + key);
    }

    /** A value for a page that stands for a secret one, for this browser only. */
    String handle(String secret) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(SharedSecret.of(key).deriveKey("handle " + secret));
    }

    /** Who is logged in, on a page for staff. */
    Staff staff() {
        if (staff == null) {
            throw new IllegalStateException("Nobody of the staff is logged in on " + path + ".");
        }
        return staff;
    }

    @Nullable
    Staff staffOrNull() {
        return staff;
    }

    void loggedIn(Staff who) {
        staff = who;
    }

    /** Leaves a word for the next page this browser sees. */
    void leave(Notice word) {
        left = word;
    }

    @Nullable
    Notice left() {
        return left;
    }

    @Nullable
    Notice takeNotice() {
        Notice taken = notice;
        notice = null;
        return taken;
    }

    /** Whether it is to be shown on a later page still. */
    boolean keepsNotice() {
        return notice != null;
    }
}
