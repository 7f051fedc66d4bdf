package io.github.seatkeeper.sample;

final class Tomcat11IT extends ContainerSuite {
    Tomcat11IT() {
        super(LaunchedContainer.tomcat("jakarta", "tomcat11"));
    }
}
