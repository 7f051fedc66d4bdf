package io.github.seatkeeper.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNamesTest {
    private static final DeviceNames NAMES = new DeviceNames();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Chrome | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
                    Edge | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0
                    Firefox | Linux | Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0
                    Firefox | Ubuntu | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0
                    Safari | Mac OS X | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15
                    Safari | iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
                    Chrome | Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36
                    Chrome | iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1
                    Firefox | Android | Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0
                    Firefox | iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/127.0 Mobile/15E148 Safari/605.1.15
                    Edge | Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0
                    Opera | Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 OPR/82.0.0.0
                    Samsung Internet | Android | Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36
                    HeadlessChrome | Linux | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36
                    Opera | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 OPR/110.0.0.0
                    """)
    void knownBrowsersHaveTheirNames(String browser, String operatingSystem, String userAgent) {
        assertThat(NAMES.ofBrowser("192.0.2.1", userAgent))
                .isEqualTo(new Device("192.0.2.1", browser, operatingSystem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something nobody knows",
                "Call 0800 555 and tell your password/1 CFNetwork/1.0",
                "<script>alert(1)</script>/1.0 CFNetwork/1.0",
                "Log out the others first-iPhone/1.0 CFNetwork/1485",
                "YourBankBot/1.0",
                "\u202Eevil\u0000/1.0 bot"
            })
    void whatABrowserSaysOfItselfIsNeverRepeated(String userAgent) {
        Device device = NAMES.ofBrowser("192.0.2.1", userAgent);
        assertThat(device.browser()).isEqualTo(Device.UNKNOWN);
    }

    @Test
    void endlessUserAgentIsNamedQuicklyFromItsStart() {
        String userAgent =
                "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0 " + "(".repeat(50_000);
        assertThat(NAMES.ofBrowser(null, userAgent)).isEqualTo(new Device(null, "Firefox", "Linux"));
        String late = " ".repeat(256) + "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";
        assertThat(NAMES.ofBrowser(null, late)).isEqualTo(new Device(null, Device.UNKNOWN, Device.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "<b>", "1", "192.0.2.1, 192.0.2.2", "fe80::1%<b>"})
    void whatIsNoAddressIsNotTold(String ipAddress) {
        assertThat(NAMES.ofBrowser(ipAddress, "").ipAddress()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1", "fe80::1%eth0", "::1"})
    void addressesOfBothKindsAreTold(String ipAddress) {
        assertThat(NAMES.ofBrowser(ipAddress, "").ipAddress()).isEqualTo(ipAddress);
    }

    @Test
    void appIsNamedByItselfWhenItsNameIsPlain() {
        Device device = NAMES.ofBrowser("127.0.0.11", "My App 1.0 - ios10");
        assertThat(NAMES.ofApp(device, "My App", "iOS")).isEqualTo(new Device("127.0.0.11", "My App", "iOS"));
        assertThat(NAMES.ofApp(device, "<My App>", "i\nOS").browser()).isEqualTo(Device.UNKNOWN);
    }
}
