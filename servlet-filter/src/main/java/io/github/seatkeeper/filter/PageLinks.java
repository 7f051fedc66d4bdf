package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where the bundled pages and what belongs to them lie, as browsers see it.
 *
 * @param context the site's context path
 * @param base the address that the pages' names are added to
 * @param stylesheet the site's own stylesheet, or the bundled one
 */
record PageLinks(String context, String base, String stylesheet) {

    static PageLinks of(HttpServletRequest request, FilterSettings settings) {
        String context = Browser.contextPath(request);
        String base = context + settings.pagesPath();
        String own = settings.stylesheet();
        return new PageLinks(context, base, own == null ? base + "/style.css" : context + own);
    }

    /** The same with another stylesheet, a path within the site. */
    PageLinks withStylesheet(String path) {
        return new PageLinks(context, base, context + path);
    }

    String page(String name) {
        return base + "/" + name;
    }

    String script() {
        return page("script.js");
    }
}
