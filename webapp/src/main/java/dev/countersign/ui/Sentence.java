package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A translated sentence with components as arguments: a name in bold, a link, a time. */
public final class Sentence extends Span {

    /** Private-use characters around the index of an argument. Nobody types them, and {@link #plain} removes them from texts. */
    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");

    private static final Pattern PRIVATE = Pattern.compile("[\uE000\uE001]");

    public Sentence(String key, Object... arguments) {
        List<Component> parts = new ArrayList<>();
        Object[] places = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            places[i] = arguments[i] instanceof Component ? "\uE000" + i + "\uE001" : plain(arguments[i]);
        }
        String pattern = getTranslation(key, places);
        Matcher place = PLACE.matcher(pattern);
        int from = 0;
        while (place.find()) {
            addText(pattern.substring(from, place.start()), parts);
            parts.add((Component) arguments[Integer.parseInt(place.group(1))]);
            from = place.end();
        }
        addText(pattern.substring(from), parts);
        add(parts);
    }

    private static void addText(String text, List<Component> parts) {
        if (!text.isEmpty()) {
            parts.add(new Text(text));
        }
    }

    public static Span strong(String text) {
        Span strong = new Span(text);
        strong.addClassName("strong");
        return strong;
    }

    private static Object plain(Object argument) {
        return argument instanceof String text ? PRIVATE.matcher(text).replaceAll("") : argument;
    }
}
