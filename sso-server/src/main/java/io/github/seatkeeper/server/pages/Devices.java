package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.store.Device;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;

/** Tells at which device somebody asks for a page. Thread-safe. */
public final class Devices {
    private final DeviceNames names;
    private final TrustedProxies proxies;

    /**
     * Takes what it asks.
     *
     * @param names names devices
     * @param proxies whose word on addresses is believed
     */
    public Devices(DeviceNames names, TrustedProxies proxies) {
        this.names = names;
        this.proxies = proxies;
    }

    Device of(HttpServletRequest http) {
        String address = proxies.customer(http.getRemoteAddr(), Collections.list(http.getHeaders("X-Forwarded-For")));
        return names.ofBrowser(address, http.getHeader(HttpHeaders.USER_AGENT));
    }
}
