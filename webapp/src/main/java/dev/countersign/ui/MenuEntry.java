package dev.countersign.ui;

/**
 * A page in the menu of the person. A feature adds one by a bean; {@code @Order} determines its position.
 *
 * @param path the route, without a leading slash
 */
public record MenuEntry(String path, String labelKey) {}
