package io.github.seatkeeper.sample;

final class JettyEe8IT extends ContainerSuite {
    JettyEe8IT() {
        super(LaunchedContainer.jetty("javax", "ee8", "jetty-servlet-api-4*.jar"));
    }
}
