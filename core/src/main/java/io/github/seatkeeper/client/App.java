package io.github.seatkeeper.client;

/**
 * What an app that is no browser tells about itself when it begins a session.
 *
 * @param name the app's name
 * @param version the app's version
 * @param osName its operating system's name
 * @param osVersion its operating system's version
 */
public record App(String name, String version, String osName, String osVersion) {}
