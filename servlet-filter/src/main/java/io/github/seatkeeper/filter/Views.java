package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the pages and their JSON twins show, made for the reader of one request. Immutable. */
final class Views {
    private final FilterSettings settings;
    private final Languages languages;
    private final Clock clock;

    Views(FilterSettings settings, Languages languages, Clock clock) {
        this.settings = settings;
        this.languages = languages;
        this.clock = clock;
    }

    ChooserView chooser(HttpServletRequest request, PendingLogin pending) {
        PageLinks links = PageLinks.of(request, settings);
        return chooser(request, pending.toChoice(), links, "choose", pending.id(), pending.csrf());
    }

    /** The chooser as it looks with this stylesheet, a path within the site, or its own; its forms do nothing. */
    ChooserView preview(HttpServletRequest request, Choice choice, @Nullable String stylesheet) {
        PageLinks links = PageLinks.of(request, settings);
        PageLinks shown = stylesheet == null ? links : links.withStylesheet(stylesheet);
        return chooser(request, choice, shown, "preview", "preview", "preview");
    }

    private ChooserView chooser(
            HttpServletRequest request, Choice choice, PageLinks links, String page, String pendingId, String csrf) {
        return ChooserView.of(
                choice,
                texts(request),
                clock.instant(),
                ZoneId.systemDefault(),
                request.getServletContext().getServletContextName(),
                links.page(page),
                links.stylesheet(),
                links.script(),
                pendingId,
                csrf);
    }

    /** The view of {@code sessions}; null where the service did not tell them. */
    MySessionsView mySessions(
            HttpServletRequest request,
            SsoSession session,
            SsoPrincipal principal,
            @Nullable OwnSessions sessions,
            @Nullable LogoutReport report) {
        return MySessionsView.of(
                sessions,
                report,
                principal.getName(),
                new ReaderTimes(texts(request), clock.instant(), ZoneId.systemDefault()),
                request.getServletContext().getServletContextName(),
                PageLinks.of(request, settings),
                session.csrf());
    }

    /** A notice in the reader's words. */
    String message(HttpServletRequest request, Notice notice) {
        return LoginMessages.of(notice, texts(request));
    }

    /** The language that the reader is told things in, such as {@code sv} or {@code en-GB}. */
    String language(HttpServletRequest request) {
        return texts(request).locale().toLanguageTag();
    }

    private Texts texts(HttpServletRequest request) {
        return languages.choose(request.getLocales());
    }
}
