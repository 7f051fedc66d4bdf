package io.github.seatkeeper.server.device;

import io.github.seatkeeper.server.store.Device;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.CachingParser;

/**
 * Makes a {@link Device} of what a site tells about its customer. Names are the parser's own: some of its rules repeat
 * a part of the user agent, and such a name counts as unknown. Thread-safe.
 */
public final class DeviceNames {
    private static final int MAX_USER_AGENT_LENGTH = 256;
    private static final int CACHE_SIZE = 1_000;
    private static final long LONGEST_WAIT_SECONDS = 2;
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}(%[0-9A-Za-z]{1,16})?");
    private static final Pattern APP_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,59}");

    /** The parser tells a browser's edition for phones apart; its users know it by one name. */
    private static final Map<String, String> FAMILY_NAMES = Map.of(
            "Chrome Mobile", "Chrome",
            "Chrome Mobile iOS", "Chrome",
            "Edge Mobile", "Edge",
            "Firefox Mobile", "Firefox",
            "Firefox iOS", "Firefox",
            "Mobile Safari", "Safari",
            "Opera Mobile", "Opera");

    /** What can be told, once it is loaded. */
    private record Parser(CachingParser rules, Vocabulary vocabulary) {}

    private final CompletableFuture<Parser> parser =
            CompletableFuture.supplyAsync(() -> new Parser(new CachingParser(CACHE_SIZE), Vocabulary.ofParser()));

    /** Starts loading the rules in the background; whoever asks before that is done waits for it, two seconds at most. */
    public DeviceNames() {}

    /**
     * Names a browser's device.
     *
     * @param ipAddress the customer's address as told
     * @param userAgent what the browser calls itself
     * @return the device
     */
    public Device ofBrowser(@Nullable String ipAddress, @Nullable String userAgent) {
        if (userAgent == null || userAgent.isEmpty()) {
            return new Device(address(ipAddress), Device.UNKNOWN, Device.UNKNOWN);
        }
        String start = userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT_LENGTH));
        Parser loaded = loaded();
        if (loaded == null) {
            return new Device(address(ipAddress), Device.UNKNOWN, Device.UNKNOWN);
        }
        String browser = loaded.vocabulary.orUnknown(loaded.rules.parseUserAgent(start).family);
        return new Device(
                address(ipAddress),
                FAMILY_NAMES.getOrDefault(browser, browser),
                loaded.vocabulary.orUnknown(loaded.rules.parseOS(start).family));
    }

    /**
     * Names an app's device. An app has no place in the rules; its name is taken if it is a plain one.
     *
     * @param device as its user agent says
     * @param name the app's name; null if it is no app
     * @param osName its operating system's name; null if not told
     * @return the device
     */
    public Device ofApp(Device device, @Nullable String name, @Nullable String osName) {
        return new Device(
                device.ipAddress(),
                name != null && APP_NAME.matcher(name).matches() ? name : device.browser(),
                osName != null && APP_NAME.matcher(osName).matches() ? osName : device.operatingSystem());
    }

    private @Nullable Parser loaded() {
        try {
            return parser.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The rules that name devices can't be loaded.", e);
        }
    }

    private static @Nullable String address(@Nullable String told) {
        return told != null && IP_ADDRESS.matcher(told).matches() ? told : null;
    }
}
