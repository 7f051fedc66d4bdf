package io.github.seatkeeper.sample;

final class Tomcat10IT extends ContainerSuite {
    Tomcat10IT() {
        super(LaunchedContainer.tomcat("jakarta", "tomcat10"));
    }
}
