package dev.countersign.approval.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the page of a link shows, in the reader's words.
 *
 * @param about number and template of the request, and the organisation
 * @param facts what is asked, by whom, why this person, and until when
 * @param texts the long answers of the form
 * @param note how the case stands where it is not theirs to decide, or what came of their answer
 * @param refusal why the answer was not recorded
 * @param comment what was typed
 * @param open whether the buttons are shown
 * @param undo the decision that can be taken back
 * @param undoUntil until when
 * @param click names the next click, so that a repetition of it decides once
 * @param decidesAs the sentence that says who decides here
 * @param inProduct the path of the case in the product
 */
record LinkCase(
        String about,
        String title,
        List<Line> facts,
        List<Line> texts,
        Optional<Note> note,
        Optional<String> refusal,
        String comment,
        boolean open,
        boolean deniable,
        boolean changeable,
        Optional<UUID> undo,
        String undoUntil,
        UUID click,
        String decidesAs,
        String inProduct,
        Labels labels) {

    record Line(String label, String words) {}

    /** @param tone {@code yes}, {@code no} or {@code wait} */
    record Note(String tone, String sentence) {}

    /** The fixed words of the page. */
    record Labels(String comment, String approve, String requestChanges, String deny, String undo, String inProduct) {}
}
