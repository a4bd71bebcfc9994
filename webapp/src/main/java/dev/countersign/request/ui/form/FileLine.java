package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.countersign.request.FileFacts;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;

/** One file: its name as a link that downloads it, what it is and how large. */
public final class FileLine extends ListItem {

    public FileLine(FileFacts file, Formats formats, Component... more) {
        addClassName("file");
        Span about = new Span(Dotted.of(file.format().label(), formats.fileSize(file.size())));
        about.addClassName("small");
        add(link(file), about);
        add(more);
    }

    /** The address checks anew who may read the file. */
    public static Anchor link(FileFacts file) {
        Anchor link = new Anchor("files/" + file.id(), named(file.name()));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        link.addClassName("file-name");
        return link;
    }

    /** A name can be of another script than the page. */
    public static Span named(String name) {
        Span words = new Span(name);
        words.getElement().setAttribute("dir", "auto");
        return words;
    }
}
