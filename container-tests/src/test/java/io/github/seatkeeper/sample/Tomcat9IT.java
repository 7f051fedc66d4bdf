package io.github.seatkeeper.sample;

final class Tomcat9IT extends ContainerSuite {
    Tomcat9IT() {
        super(LaunchedContainer.tomcat("javax", "tomcat9"));
    }
}
