package io.github.seatkeeper.sample;

final class JettyEe11IT extends ContainerSuite {
    JettyEe11IT() {
        super(LaunchedContainer.jetty("jakarta", "ee11", "jakarta.servlet-api-6.1*.jar"));
    }
}
