package dev.countersign.editor.ui.element;

/**
 * What a problem is about.
 *
 * @param key of the element
 * @param member the path within it
 */
public record ElementPointer(String key, String member) {}
