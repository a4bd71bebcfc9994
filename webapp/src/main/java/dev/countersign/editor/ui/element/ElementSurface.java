package dev.countersign.editor.ui.element;

import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.ui.Viewer;
import java.util.function.Consumer;

/** What every editor of elements needs from outside. */
public interface ElementSurface {

    Viewer viewer();

    DraftEdits edits();

    /** Changes the address so that it names the selected element; nothing is selected if the key is empty. */
    Consumer<String> go();
}
