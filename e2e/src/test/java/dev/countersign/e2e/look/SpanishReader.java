package dev.countersign.e2e.look;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads pages as somebody who speaks Spanish alone, with their eyes or with a screen reader, and keeps what they do not understand. */
final class SpanishReader {

    /** Each text that is shown, and each that is read out in its place; those within widgets too. Code is in no language. */
    private static final String TEXTS = """
            () => {
              const found = [document.title];
              const read = (node) => {
                if (node.nodeType === Node.TEXT_NODE) {
                  found.push(node.textContent);
                } else if (!(node instanceof Element) || !/^(style|script|noscript|template|slot|code)$/.test(node.localName)) {
                  if (node instanceof Element) {
                    if (!node.checkVisibility({ visibilityProperty: true })) {
                      return;
                    }
                    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
                      found.push(node.getAttribute(name) ?? '');
                    }
                    found.push(node.localName === 'input' && node.type === 'submit' ? node.value : '');
                  }
                  node.shadowRoot?.childNodes.forEach(read);
                  node.childNodes.forEach(read);
                }
              };
              read(document.body);
              return [...new Set(found.map((text) => text.trim()).filter((text) => /\\p{L}/u.test(text)))];
            }
            """;

    private final English english = new English();
    private final List<String> findings = new ArrayList<>();

    /** Not read: words of people. */
    private final List<String> typed;

    SpanishReader(List<String> typed) throws IOException {
        this.typed = List.copyOf(typed);
    }

    void read(Page page, String name) {
        for (Frame frame : page.frames()) {
            for (Object text : (List<?>) frame.evaluate(TEXTS)) {
                List<String> words = english.in(withoutTyped((String) text));
                if (!words.isEmpty()) {
                    findings.add("%s: “%s” has %s".formatted(name, text, words));
                }
            }
        }
        if (!page.locator("html").getAttribute("lang").toLowerCase(Locale.ROOT).startsWith("es")) {
            findings.add(name + ": the page says that it is not Spanish");
        }
    }

    private String withoutTyped(String text) {
        return typed.stream().reduce(text, (rest, words) -> rest.replace(words, ""));
    }

    /** One sentence for each text that has English in it. */
    List<String> findings() {
        return findings.stream().distinct().toList();
    }
}
