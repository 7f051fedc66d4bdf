package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.SecretGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stylesheets and the scripts. Their addresses change with what is in them, so that browsers keep them long. */
@Path("/pages")
public final class Assets {
    /** By file name. */
    static final Map<String, String> URLS;

    private static final Map<String, Asset> FILES;
    private static final int YEAR = 31_536_000;

    static {
        FILES = List.of("style.css", "script.js", "service.css", "service.js", "account.css").stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), Asset::load));
        URLS = FILES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        file -> file.getKey().replace('.', '_'),
                        file -> "/pages/" + file.getKey() + "?v=" + file.getValue().tag));
    }

    private record Asset(String text, String type, String tag) {
        static Asset load(String name) {
            try (InputStream file = Assets.class.getResourceAsStream(name)) {
                if (file == null) {
                    throw new IllegalStateException("The service was built without its file " + name + ".");
                }
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                String type = name.endsWith(".css") ? "text/css" : "text/javascript";
                return new Asset(
                        text,
                        type + ";charset=UTF-8",
                        SecretGenerator.hash(text).substring(0, 16));
            } catch (IOException e) {
                throw new UncheckedIOException("The service's file " + name + " can't be read.", e);
            }
        }
    }

    /** Made by JAX-RS; the files were read before. */
    public Assets() {}

    /**
     * One of them.
     *
     * @param name the file's
     * @param version its tag, as in our own pages; kept by browsers only if it still is that
     * @param request tells what the browser has
     * @return the file, or that the browser has it
     */
    @GET
    @Path("{name}")
    public Response get(
            @PathParam("name") String name, @QueryParam("v") @Nullable String version, @Context Request request) {
        Asset asset = FILES.get(name);
        if (asset == null) {
            throw Refusal.notFound();
        }
        EntityTag tag = new EntityTag(asset.tag);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        if (asset.tag.equals(version)) {
            cache.setMaxAge(YEAR);
        } else {
            cache.setNoStore(true);
        }
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(asset.text).type(asset.type) : unchanged;
        return answer.tag(tag).cacheControl(cache).build();
    }
}
