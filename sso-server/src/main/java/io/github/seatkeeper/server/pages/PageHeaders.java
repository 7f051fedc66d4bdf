package io.github.seatkeeper.server.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Collectors;

/** What browsers are told about the pages: nothing foreign runs, frames or keeps them. */
final class PageHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Visit visit = Visit.orNull(request);
        // browsers hold the redirect that answers a form against it, too
        String formsLeadTo = visit == null
                ? ""
                : visit.formsLeadTo().stream().map(origin -> " " + origin).collect(Collectors.joining());
        headers.putSingle(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                        + " form-action 'self'" + formsLeadTo + "; base-uri 'none'; frame-ancestors 'none'");
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        headers.putSingle("X-Content-Type-Options", "nosniff");
        // not no-referrer: browsers would send "Origin: null" with the form
        headers.putSingle("Referrer-Policy", "same-origin");
    }
}
