package io.github.seatkeeper.sample;

final class JettyEe10IT extends ContainerSuite {
    JettyEe10IT() {
        super(LaunchedContainer.jetty("jakarta", "ee10", "jakarta.servlet-api-6.0*.jar"));
    }
}
