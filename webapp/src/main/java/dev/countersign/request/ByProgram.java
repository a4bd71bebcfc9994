package dev.countersign.request;

import java.util.Optional;

/**
 * That a program submitted a request, and not its requester at a screen. Those who decide must see it.
 *
 * @param program its name, or that of the token that it used
 * @param action exactly what it will do if the request is approved, in its own words
 */
public record ByProgram(String program, Optional<String> action) {}
